// The answers to one claim: accept, reject with a reason, correct, join with another event; each a key and a button.
import type { FormEvent } from 'react'
import type { DocumentPage } from '../../model/api.ts'
import type { Claim } from '../../model/claim.ts'
import { useMessages } from '../locales/messages.ts'
import { Correction } from './Correction.tsx'
import { Joining } from './Joining.tsx'
import type { ClaimAct, JoinAct } from './queue.ts'

export type Asking = 'reject' | 'correct' | 'join' | undefined

interface Props {
  readonly page: DocumentPage
  readonly claim: Claim
  readonly asking: Asking
  /** Claims that say the same, which wait as well. */
  readonly likes: number
  readonly withLikes: boolean
  readonly onLikes: () => void
  readonly onAsk: (asking: Asking) => void
  readonly onDecide: (act: ClaimAct | JoinAct, why?: string) => void
}

const Reason = ({ onDecide, onAsk, claim }: Pick<Props, 'onDecide' | 'onAsk' | 'claim'>) => {
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

export const Deciding = ({ page, claim, asking, likes, withLikes, onLikes, onAsk, onDecide }: Props) => {
  const { review } = useMessages().pages
  const back = (): void => onAsk(undefined)
  if (asking === 'reject') return <Reason claim={claim} onAsk={onAsk} onDecide={onDecide} />
  if (asking === 'correct') return <Correction page={page} claim={claim} onBack={back} onDecide={onDecide} />
  if (asking === 'join') return <Joining claim={claim} onBack={back} onDecide={onDecide} />
  return (
    <>
      {likes > 0 ? (
        <p className="likes">
          <label>
            <input type="checkbox" checked={withLikes} onChange={onLikes} /> <kbd>m</kbd> {review.likes(likes)}
          </label>
        </p>
      ) : null}
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
        <button type="button" className="bt" onClick={() => onAsk('join')}>
          <kbd>o</kbd> {review.join}
        </button>
      </p>
    </>
  )
}
