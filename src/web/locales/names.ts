// Names for the reader: answers carry English labels, a reader of Chinese is shown what the Chinese pack calls the same.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { namesQuery } from '../http.ts'
import { useMessages } from './messages.ts'

/** The reader's name for an id or an English label; what no pack names stays as it is. */
export const useNameOf = (): ((key: string) => string) => {
  const { locale } = useMessages()
  const { data } = useQuery({ ...namesQuery(locale), enabled: locale !== 'en' })
  const known = useMemo(
    () => new Map((data ?? []).flatMap(({ id, label, name }) => [[id, name] as const, [label, name] as const])),
    [data],
  )
  return useCallback((key) => known.get(key) ?? key, [known])
}
