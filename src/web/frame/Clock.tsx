// One of the two clocks: the day in the world or in the record that the page is asked for; pressed, it can be set, and stands in the address.
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useMessages } from '../locales/messages.ts'

/** How the address calls each clock. */
export type ClockName = 'on' | 'known'

interface Props {
  readonly name: ClockName
  readonly words: ReactNode
  /** Whether the page asks by this clock. */
  readonly settable: boolean
}

export const Clock = ({ name, words, settable }: Props) => {
  const { clocks } = useMessages()
  const navigate = useNavigate()
  const given = useRouterState({ select: ({ location }) => (location.search as Record<string, string>)[name] ?? '' })
  const [open, setOpen] = useState(false)
  const label = name === 'on' ? clocks.world : clocks.record
  if (!settable)
    return (
      <span>
        {label} <i>{words}</i>
      </span>
    )
  if (!open)
    return (
      <span>
        {label}{' '}
        <button type="button" title={clocks.set} onClick={() => setOpen(true)}>
          <i>{words}</i>
        </button>
      </span>
    )
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const day = String(new FormData(event.currentTarget).get('day') ?? '').trim()
    setOpen(false)
    void navigate({
      to: '.',
      search: ((old: Record<string, string>) => ({ ...old, [name]: day || undefined })) as never,
      resetScroll: false,
    })
  }
  return (
    <form className="set-clock" onSubmit={submit}>
      <label>
        {label}{' '}
        <input
          className="in"
          name="day"
          defaultValue={given}
          pattern="-?\d{4}(-\d{2}(-\d{2})?)?.*"
          placeholder="2024-07-04"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: the clock was pressed to be set
          autoFocus
          onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
          onBlur={() => setOpen(false)}
        />
      </label>
    </form>
  )
}
