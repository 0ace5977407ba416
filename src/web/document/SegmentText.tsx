// Draws one run of the text: the printed characters, untouched, with marks laid under them by style alone.
import { type CSSProperties, memo, type ReactNode } from 'react'
import type { Mode } from '../../model/claim.ts'
import type { ProblemCode } from '../../model/problem.ts'
import { useMessages } from '../locales/messages.ts'
import type { NumberedClaim } from './edition.ts'
import type { Segment } from './segments.ts'

const MODE_CLASS: Readonly<Record<Mode, string>> = {
  happened: '',
  planned: ' planned',
  proposed: ' proposed',
  denied: ' denied',
}

const PROBLEM_CLASS: Readonly<Record<ProblemCode, string>> = {
  misprint: 'sic',
  unread: 'unread',
  unresolved: 'doubt',
  ambiguous: 'doubt',
  layout: 'doubt',
  encoding: 'doubt',
  gap: '',
}

const DEPTH = ['', ' deep', ' deeper'] as const

const claimClass = (claim: NumberedClaim): string =>
  `e ${claim.family}${MODE_CLASS[claim.claim.mode]}${DEPTH[Math.min(claim.level, 2)] ?? ''}`

/** So many marks on one letter are an attack or an accident; they stay in the text and are not drawn. */
const MANY_MARKS = /(\p{M}{48,})/u

const Marks = ({ text }: { readonly text: string }) => {
  const messages = useMessages()
  return (
    <span className="marks" data-said={messages.document.marks(text.length)}>
      <span>{text}</span>
    </span>
  )
}

const printed = (text: string): ReactNode => {
  const pieces = text.split(MANY_MARKS)
  if (pieces.length === 1) return text
  // Odd places hold what the expression caught.
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
  return pieces.map((piece, i) => (i % 2 === 1 ? <Marks key={i} text={piece} /> : piece))
}

const classesOf = (segment: Segment, selected: number | undefined): string[] => {
  const classes = segment.claims
    .filter((claim) => claim.level < 2 || claim.index === selected)
    .map((claim) => claimClass(claim))
  for (const problem of segment.problems) {
    const name = PROBLEM_CLASS[problem.problem.code]
    if (name) classes.push(name)
  }
  return classes
}

/** Each further mark is one more span around the same words. */
const wrapped = ([name, ...rest]: readonly string[], words: ReactNode): ReactNode =>
  name === undefined ? words : <span className={name}>{wrapped(rest, words)}</span>

interface Props {
  readonly segment: Segment
  readonly text: string
  /** Index of the chosen claim, where it touches this run. */
  readonly selected: number | undefined
}

export const SegmentText = memo(({ segment, text, selected }: Props) => {
  if (
    segment.claims.length === 0 &&
    segment.problems.length === 0 &&
    segment.opens.length + segment.closes.length === 0
  )
    return printed(text)
  const [outer = '', ...inner] = classesOf(segment, selected)
  const chosen = segment.claims.some((claim) => claim.index === selected)
  const anchors = segment.opens.filter((name) => !name.startsWith('v')).map((name) => `--${name}`)
  const style: CSSProperties | undefined = anchors.length > 0 ? { anchorName: anchors.join(', ') } : undefined
  const body = wrapped(inner, printed(text))
  return (
    <span
      id={anchors.length > 0 ? `u${segment.start}` : undefined}
      className={chosen ? `${outer} sel` : outer || undefined}
      data-c={segment.claims.map((claim) => claim.index).join(' ') || undefined}
      data-o={segment.opens.join(' ') || undefined}
      data-z={segment.closes.join(' ') || undefined}
      style={style}
    >
      {body}
    </span>
  )
})
