// Names for the reader: answers carry English labels, a reader of Chinese is shown what the Chinese pack calls the same.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { EntityRow } from '../../model/api.ts'
import { namesQuery } from '../http.ts'
import type { Messages } from './en.ts'
import { useMessages } from './messages.ts'

/** The longest of an entity's names that is written in the reader's script: short forms name it less surely. */
const nameFor = (messages: Messages, row: { readonly label: string; readonly names: readonly string[] }): string => {
  if (messages.locale === 'en') return row.label
  const own = row.names.filter((name) => /^[\p{Script=Han}\u00b7\u2014\u201c\u201d]+$/u.test(name))
  return own.toSorted((a, b) => b.length - a.length)[0] ?? row.label
}

/** A row of the record under the reader's name: as the pack calls it, else the longest of its printed names in the reader's script. */
export const useRowName = (): ((row: Pick<EntityRow, 'id' | 'label' | 'names'>) => string) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  return useCallback(
    (row) => {
      const known = nameOf(row.id)
      return known === row.id ? nameFor(messages, row) : known
    },
    [messages, nameOf],
  )
}

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
