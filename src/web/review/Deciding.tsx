// The answers to one claim: accept, reject with a reason, correct its date or mode, put off; each a key and a button.
import { type FormEvent, useState } from 'react'
import type { Claim } from '../../model/claim.ts'
import { MODE_ORDER } from '../families.ts'
import { useMessages } from '../locales/messages.ts'

export type Asking = 'reject' | 'correct' | undefined

interface Props {
  readonly claim: Claim
  readonly asking: Asking
  readonly onAsk: (asking: Asking) => void
  readonly onDecide: (act: Readonly<Record<string, unknown>>, why?: string) => void
}

const Reason = ({ onDecide, onAsk, claim }: Omit<Props, 'asking'>) => {
  const { review } = useMessages().pages
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const why = String(new FormData(event.currentTarget).get('why') ?? '').trim()
    onDecide({ kind: 'reject', claim: claim.id }, why || undefined)
  }
  return (
    <form className="reason" onSubmit={submit}>
      <label>
        {review.why}
        {/* biome-ignore lint/a11y/noAutofocus: the key that opens the field was pressed to write in it */}
        <input className="in" name="why" autoFocus autoComplete="off" />
      </label>
      <button type="submit" className="bt p">
        {review.reject}
      </button>
      <button type="button" className="bt" onClick={() => onAsk(undefined)}>
        {review.back}
      </button>
    </form>
  )
}

const Correction = ({ onDecide, onAsk, claim }: Omit<Props, 'asking'>) => {
  const { modes, pages, ask } = useMessages()
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [when, mode] = [String(form.get('when') ?? '').trim(), String(form.get('mode') ?? '')]
    const change = {
      ...(when !== (claim.when ?? '') && { when: when === '' ? null : when }),
      ...(mode !== claim.mode && { mode }),
    }
    if (Object.keys(change).length === 0) setWrong(true)
    else onDecide({ kind: 'correct', claim: claim.id, change })
  }
  return (
    <form className="reason" onSubmit={submit}>
      <label>
        {pages.review.when}
        {/* biome-ignore lint/a11y/noAutofocus: the key that opens the field was pressed to write in it */}
        <input className="in" name="when" defaultValue={claim.when ?? ''} autoFocus autoComplete="off" />
      </label>
      <label>
        {pages.review.mode}
        <select className="in" name="mode" defaultValue={claim.mode}>
          {MODE_ORDER.map((mode) => (
            <option key={mode} value={mode}>
              {modes[mode]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="bt p">
        {pages.review.correct}
      </button>
      <button type="button" className="bt" onClick={() => onAsk(undefined)}>
        {pages.review.back}
      </button>
      <small className={wrong ? 'sig' : 'dim'}>{wrong ? pages.review.unchanged : ask.day}</small>
    </form>
  )
}

export const Deciding = ({ claim, asking, onAsk, onDecide }: Props) => {
  const { review } = useMessages().pages
  if (asking === 'reject') return <Reason claim={claim} onAsk={onAsk} onDecide={onDecide} />
  if (asking === 'correct') return <Correction claim={claim} onAsk={onAsk} onDecide={onDecide} />
  return (
    <p className="answers">
      <button type="button" className="bt p" onClick={() => onDecide({ kind: 'accept', claim: claim.id })}>
        <kbd>Enter</kbd> {review.accept}
      </button>
      <button type="button" className="bt" onClick={() => onAsk('reject')}>
        <kbd>x</kbd> {review.reject}
      </button>
      <button type="button" className="bt" onClick={() => onAsk('correct')}>
        <kbd>e</kbd> {review.correct}
      </button>
    </p>
  )
}
