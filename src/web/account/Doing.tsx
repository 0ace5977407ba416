// Sending a form of an account: one at a time, and what the server refuses is told beside it.
import { useState } from 'react'
import { Refusal } from '../client.ts'
import { useMessages } from '../locales/messages.ts'

export interface Doing {
  readonly busy: boolean
  readonly error: Error | undefined
  run(work: () => Promise<void>): void
}

export const useDoing = (): Doing => {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error>()
  return {
    busy,
    error,
    run: (work) => {
      setBusy(true)
      setError(undefined)
      work()
        .catch((reason: unknown) => setError(reason instanceof Error ? reason : new Error(String(reason))))
        .finally(() => setBusy(false))
    },
  }
}

/** The server says in English what was wrong. */
export const Told = ({ error }: { readonly error: Error | undefined }) => {
  const { state } = useMessages()
  const away = error instanceof Refusal && error.status === 0
  return (
    <p className="said" role="alert">
      {away ? `${state.offline} ${state.offlineDo}` : <span lang="en">{error?.message}</span>}
    </p>
  )
}

/** A field of a form that was sent. */
export const field = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? '').trim()
