// The sentence that a claim stands in, its words underlined, and a line above those that the other text words differently.

import { Link } from '@tanstack/react-router'
import type { DocumentPage } from '../../model/api.ts'
import type { Claim } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import { partAround, sentenceAround } from '../document/rails.ts'
import { FAMILY_OF } from '../families.ts'
import { valuesOf } from '../values.ts'
import { type Difference, rolesHolding } from './rows.ts'

/** Where the differing words stand in the sentence, for those that stand in it. */
const marksOf = (text: string, within: Span, claim: Claim, differences: readonly Difference[]): Span[] =>
  differences.flatMap(({ aspect }) => {
    if (aspect === 'date') return claim.time?.span ? [claim.time.span] : []
    return rolesHolding(aspect)
      .flatMap((role) => valuesOf(claim.roles[role]))
      .flatMap((value) => {
        if (typeof value === 'object' && value.span) return [value.span]
        const words = typeof value === 'string' ? value : typeof value === 'object' && 'name' in value ? value.name : ''
        const at = words === '' ? -1 : text.slice(within.start, within.end).indexOf(words)
        return at < 0 ? [] : [{ start: within.start + at, end: within.start + at + words.length }]
      })
  })

const inside = (at: number, spans: readonly Span[]): boolean => spans.some(({ start, end }) => at >= start && at < end)

interface Props {
  readonly page: DocumentPage
  readonly claim: Claim
  readonly differences: readonly Difference[]
}

export const Sentence = ({ page, claim, differences }: Props) => {
  const { text, parts, language, id } = page.article
  const first = claim.evidence[0]
  if (!first) return null
  const block = partAround(page.article, first)
  const whole = sentenceAround(text, block, first)
  const marks = marksOf(text, whole, claim, differences)
  const edges = [whole.start, whole.end, ...[...claim.evidence, ...marks].flatMap(({ start, end }) => [start, end])]
  const cuts = [...new Set(edges.filter((at) => at >= whole.start && at <= whole.end))].sort((a, b) => a - b)
  const family = FAMILY_OF[claim.type]
  const mode = claim.mode === 'happened' ? '' : ` ${claim.mode}`
  const paragraph = parts.filter((part) => part.kind === 'paragraph' && part.start <= first.start).length
  return (
    <>
      <bdi className="t said" lang={language}>
        {cuts.slice(1).map((end, i) => {
          const start = cuts[i] ?? end
          const words = [
            ...(inside(start, claim.evidence) ? [`e ${family}${mode}`] : []),
            ...(inside(start, marks) ? ['above'] : []),
          ]
          return (
            <span key={start} className={words.join(' ') || undefined}>
              {text.slice(start, end)}
            </span>
          )
        })}
      </bdi>{' '}
      <Link className="code" to="/d/$id" params={{ id }} search={{ claim: claim.id }} preload="intent">
        {paragraph > 0 ? `¶${paragraph}` : '¶'}
      </Link>
    </>
  )
}
