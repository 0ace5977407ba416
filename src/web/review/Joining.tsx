// Joining: the events of the record that a claim may report as well, each under a number; choosing one joins the two.
import { useQuery } from '@tanstack/react-query'
import type { AnswerLine } from '../../model/answer.ts'
import type { Claim } from '../../model/claim.ts'
import { SourceLink } from '../ask/SourceLink.tsx'
import { useSaying } from '../ask/saying.ts'
import { plainDate } from '../dates.ts'
import { askedBy } from '../document/Reports.tsx'
import { Waiting } from '../frame/States.tsx'
import { answerQuery } from '../http.ts'
import { useKeys } from '../keys.ts'
import { useMessages } from '../locales/messages.ts'
import { stretchOf } from '../timeline/edtf.ts'
import type { JoinAct } from './queue.ts'

/** As many as there are number keys. */
const MOST = 9

/** Days between two dates; what has no date comes last. */
const apart = (a: string | undefined, b: string | undefined): number => {
  const [x, y] = [stretchOf(a), stretchOf(b)]
  return x && y ? Math.abs(x.from - y.from) : Number.MAX_SAFE_INTEGER
}

const namesOf = (claim: Claim): Set<string> =>
  new Set(
    Object.values(claim.roles).flatMap((value) =>
      [value]
        .flat()
        .flatMap((one) =>
          typeof one === 'object' && 'name' in one ? [('label' in one && one.label) || one.name] : [],
        ),
    ),
  )

const shared = (names: ReadonlySet<string>, { fields: { who } }: AnswerLine): number =>
  Array.isArray(who) ? (who as readonly string[]).filter((one) => names.has(one)).length : 0

/** Events of the same type, those first that name most of the same and are nearest in time; not the claim's own event. */
export const candidatesOf = (claim: Claim, lines: readonly AnswerLine[]): AnswerLine[] => {
  const names = namesOf(claim)
  return lines
    .filter(
      ({ type, cites }) => type === claim.type && cites.length > 0 && !cites.some((cite) => cite.claim === claim.id),
    )
    .toSorted((a, b) => shared(names, b) - shared(names, a) || apart(a.when, claim.when) - apart(b.when, claim.when))
    .slice(0, MOST)
}

interface Props {
  readonly claim: Claim
  readonly onDecide: (act: JoinAct) => void
  readonly onBack: () => void
}

export const Joining = ({ claim, onDecide, onBack }: Props) => {
  const messages = useMessages()
  const { review } = messages.pages
  const saying = useSaying()
  const asked = askedBy(claim)
  const reply = useQuery({ ...answerQuery('timeline', asked ?? {}), enabled: asked !== undefined })
  const candidates = candidatesOf(claim, reply.data?.lines ?? [])
  const join = (line: AnswerLine): void => {
    const other = line.cites[0]?.claim
    if (other) onDecide({ kind: 'join', claims: [claim.id, other] })
  }
  useKeys(Object.fromEntries(candidates.map((line, i) => [String(i + 1), () => join(line)])))
  return (
    <section className="joining" aria-label={review.joinWhich}>
      <h3>{review.joinWhich}</h3>
      {reply.isLoading ? <Waiting words={messages.state.loadingAnswer} /> : null}
      {!reply.isLoading && candidates.length === 0 ? <p className="dim">{review.joinNone}</p> : null}
      <ol>
        {candidates.map((line, i) => {
          const says = saying(line)
          const [cite] = line.cites
          return (
            <li key={line.id}>
              <button type="button" onClick={() => join(line)}>
                <kbd>{i + 1}</kbd> <bdi lang={says.lang}>{says.text}</bdi>{' '}
                <span className="dim">{plainDate(messages, line.when)}</span>
              </button>
              {cite ? (
                <small>
                  <bdi className="t">{cite.quote}</bdi> <SourceLink cite={cite} />
                </small>
              ) : null}
            </li>
          )
        })}
      </ol>
      <button type="button" className="bt" onClick={onBack}>
        {review.back}
      </button>
    </section>
  )
}
