// The public lines of the claim format, version 1: one document line, then its claims, then its problems.
// Beyond the format the model knows more (spans in values, parts of dates); none of it comes out here.
import type { Article } from '../model/article.ts'
import type { Claim, Evidence, Method, Mode, VoiceLayer } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'
import type { Problem } from '../model/problem.ts'
import type { Reading } from '../model/reading.ts'
import type { EntityRef, GroupRef, RoleValue, Value } from '../model/value.ts'
import { isEntity, isGroup, isQuantity } from '../model/value.ts'

export interface DocumentLine {
  readonly kind: 'document'
  readonly id: string
  readonly source: Article['source']
  readonly language: string
  readonly title?: string
  readonly subtitle?: string
  readonly section?: string
  readonly publisher?: EntityRef
  readonly dateline?: { readonly place?: string; readonly date?: string }
  readonly published?: string
  readonly text: string
}

export interface ClaimLine {
  readonly kind: 'claim'
  readonly id: string
  readonly document: string
  readonly type: string
  readonly roles: { readonly [role in RoleName]?: RoleValue }
  readonly when?: string
  readonly where?: EntityRef
  readonly mode: Mode
  readonly voice: readonly VoiceLayer[]
  readonly evidence: readonly Evidence[]
  readonly first?: true
  readonly gloss: string
  readonly confidence: number
  readonly method: Method
}

export type ProblemLine = Problem
export type PublicLine = DocumentLine | ClaimLine | ProblemLine

/** Fields in the order of the format's tables, without those that the text does not give. */
const present = <T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

export function documentLine(article: Article): DocumentLine {
  const { dateline } = article
  return present<DocumentLine>({
    kind: 'document',
    id: article.id,
    source: article.source,
    language: article.language,
    title: article.title,
    subtitle: article.subtitle,
    section: article.section,
    publisher: article.publisher && entity(article.publisher),
    dateline:
      dateline && present<NonNullable<DocumentLine['dateline']>>({ place: dateline.place, date: dateline.date }),
    published: article.published,
    text: article.text,
  })
}

export function claimLine(claim: Claim): ClaimLine {
  return present<ClaimLine>({
    kind: 'claim',
    id: claim.id,
    document: claim.document,
    type: claim.type,
    roles: roles(claim.roles),
    when: claim.when,
    where: claim.where && entity(claim.where),
    mode: claim.mode,
    voice: claim.voice.map(layer),
    evidence: claim.evidence.map(({ start, end, quote }) => ({ start, end, quote })),
    first: claim.first,
    gloss: claim.gloss,
    confidence: claim.confidence,
    method: claim.method,
  })
}

export const problemLine = (problem: Problem): ProblemLine =>
  present<ProblemLine>({
    kind: 'problem',
    document: problem.document,
    code: problem.code,
    start: problem.start,
    end: problem.end,
    quote: problem.quote,
    reason: problem.reason,
    likely: problem.likely,
  })

/** All lines of one article's reading. */
export function* readingLines(reading: Pick<Reading, 'article' | 'claims' | 'problems'>): Generator<PublicLine> {
  yield documentLine(reading.article)
  for (const claim of reading.claims) yield claimLine(claim)
  for (const problem of reading.problems) yield problemLine(problem)
}

function roles(from: Claim['roles']): ClaimLine['roles'] {
  const entries = Object.entries(from) as [RoleName, RoleValue][]
  return Object.fromEntries(
    entries.map(([role, given]) => [role, Array.isArray(given) ? given.map(value) : value(given as Value)]),
  )
}

function value(given: Value): Value {
  if (typeof given !== 'object') return given
  if (isQuantity(given))
    return present({ number: given.number, unit: given.unit, bound: given.bound, text: given.text })
  return isGroup(given) ? group(given) : entity(given)
}

const entity = ({ id, name, label }: EntityRef): EntityRef => present<EntityRef>({ id, name, label })

const group = ({ name, members }: GroupRef): GroupRef =>
  present<GroupRef>({ name, group: true, members: members?.map(entity) })

function layer({ by, form }: VoiceLayer): VoiceLayer {
  const who = (one: EntityRef | GroupRef) => (isEntity(one) ? entity(one) : group(one))
  const speakers = Array.isArray(by) ? (by as readonly (EntityRef | GroupRef)[]).map(who) : by && who(by as EntityRef)
  return present<VoiceLayer>({ by: speakers, form })
}
