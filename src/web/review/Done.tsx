// What was decided on a text, the newest first, and who did how much of it.
import type { Claim } from '../../model/claim.ts'
import type { Decision } from '../../model/paths.ts'
import { dayOfInstant } from '../dates.ts'
import { useMessages } from '../locales/messages.ts'
import { aboutOf, handsOf } from './queue.ts'

export const Done = ({ decisions, claims }: { decisions: readonly Decision[]; claims: readonly Claim[] }) => {
  const messages = useMessages()
  const { review } = messages.pages
  const glosses = new Map(claims.map((claim) => [claim.id, claim.gloss]))
  const shown = decisions
    .filter(({ act }) => act.kind !== 'undo')
    .toReversed()
    .slice(0, 12)
  return (
    <section aria-label={review.done}>
      <div className="sec">
        <h2>{review.done}</h2>
        <span>
          {handsOf(decisions)
            .map(([who, n]) => `${who} ${n}`)
            .join(messages.list)}
        </span>
      </div>
      <ul className="done">
        {shown.map((decision) => (
          <li key={decision.id} className={decision.undone ? 'undone' : undefined}>
            <b>{decision.by}</b> {review.kinds[decision.act.kind] ?? decision.act.kind}{' '}
            <span className="dim">{dayOfInstant(messages, decision.at)}</span>
            <small lang="en">
              <bdi>{glosses.get(aboutOf(decision) ?? '') ?? ''}</bdi>
              {decision.why ? ` · ${decision.why}` : ''}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
