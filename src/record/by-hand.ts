// Claims and corrections made by a person: what was typed becomes roles, and evidence is cut from the text that was selected.
import type { Article } from '../model/article.ts'
import type { Claim, ClaimType, Mode } from '../model/claim.ts'
import type { RoleKind, RoleName, RoleSpec } from '../model/claims/roles.ts'
import { CLAIM_SPECS, identityRoles } from '../model/claims/specs.ts'
import { bounds } from '../model/period.ts'
import type { Span } from '../model/span.ts'
import { type EntityRef, isEntity, isGroup, isQuantity, type RoleValue, type Value } from '../model/value.ts'
import { RecordError } from './error.ts'
import { canonical, contentId } from './id.ts'
import type { ClaimChange } from './record.ts'

/** A claim as a person makes it; the rest follows from the document. */
export interface ClaimByHand {
  readonly document: string
  readonly type: ClaimType
  readonly roles: { readonly [role in RoleName]?: RoleValue }
  /** Where the words stand that prove it. */
  readonly evidence: readonly Span[]
  readonly when?: string
  readonly where?: EntityRef
  readonly mode?: Mode
  readonly first?: true
  /** One plain English sentence; made from the roles when absent. */
  readonly gloss?: string
}

/** Finds the entity that a person typed; throws a `RecordError` where there is none or more than one. */
export type FindEntity = (text: string) => EntityRef

const refusal = (text: string): RecordError => new RecordError('invalid', text)

const values = (value: RoleValue): readonly Value[] =>
  Array.isArray(value) ? (value as readonly Value[]) : [value as Value]

const names = (value: Value): boolean => typeof value === 'object' && (isEntity(value) || isGroup(value))
const counts = (value: Value): boolean => typeof value === 'object' && isQuantity(value)

const HOLDS: Readonly<Record<RoleKind, (value: Value) => boolean>> = {
  entity: (value) => names(value) || typeof value === 'string',
  entities: names,
  members: (value) => names(value) || counts(value),
  text: (value) => typeof value === 'string' || names(value),
  texts: (value) => typeof value === 'string' || names(value),
  term: (value) => typeof value === 'string',
  quantity: counts,
  ordinal: (value) => typeof value === 'number' && Number.isInteger(value) && value > 0,
  date: (value) => typeof value === 'string' && bounds(value) !== undefined,
}

const WANTED: Readonly<Record<RoleKind, string>> = {
  entity: 'somebody or something with a name',
  entities: 'somebody or something with a name',
  members: 'names, or a count',
  text: 'words',
  texts: 'words',
  term: 'one word of its list',
  quantity: 'a count or an amount',
  ordinal: 'a whole number',
  date: 'a date in EDTF',
}

const specOf = (type: ClaimType, role: RoleName): RoleSpec => {
  const spec = CLAIM_SPECS[type].roles[role]
  if (!spec)
    throw refusal(`A ${type} has no role "${role}"; it has ${Object.keys(CLAIM_SPECS[type].roles).join(', ')}.`)
  return spec
}

/** Says in one sentence why a value cannot stand in a role, or nothing where it can. */
export const wrongValue = (type: ClaimType, role: RoleName, value: RoleValue): string | undefined => {
  const { kind, terms } = specOf(type, role)
  if (values(value).length === 0 || !values(value).every(HOLDS[kind]))
    return `The role "${role}" takes ${WANTED[kind]}.`
  const strange = terms && values(value).find((one) => typeof one === 'string' && !terms.includes(one))
  return strange === undefined || strange === ''
    ? undefined
    : `"${String(strange)}" cannot stand in "${role}"; there are ${terms?.join(', ')}.`
}

const QUANTITY = /^(over|under|about)?\s*([\d.,]+)\s*(\S.*)?$/

const typed = (kind: RoleKind, role: string, text: string, find: FindEntity): Value => {
  const quantity = QUANTITY.exec(text)
  if (kind === 'ordinal') return Number(text)
  if ((kind === 'quantity' || kind === 'members') && quantity) {
    const [, bound, number = '', unit] = quantity
    const amount = Number(number.replaceAll(',', ''))
    if (Number.isNaN(amount)) throw refusal(`"${text}" for ${role} is no number.`)
    return {
      number: amount,
      ...(unit ? { unit } : {}),
      bound: (bound as 'over' | 'under' | 'about' | undefined) ?? 'exact',
    }
  }
  if (kind === 'quantity') return { text, bound: 'about' }
  return kind === 'entity' || kind === 'entities' || kind === 'members' ? find(text) : text
}

/** The value of a role from what a person typed, once for each value: names or ids, words, "over 30 event". */
export const typedValue = (
  { type, role }: { readonly type: ClaimType; readonly role: RoleName },
  texts: readonly string[],
  find: FindEntity,
): RoleValue => {
  const { kind } = specOf(type, role)
  const all = texts.map((text) => typed(kind, role, text.trim(), find))
  const [only] = all
  const value = all.length === 1 && only !== undefined && !kind.endsWith('s') ? only : all
  const wrong = wrongValue(type, role, value)
  if (wrong) throw refusal(wrong)
  return value
}

const check = (article: Article, made: ClaimByHand): void => {
  for (const [role, value] of Object.entries(made.roles) as [RoleName, RoleValue][]) {
    const wrong = wrongValue(made.type, role, value)
    if (wrong) throw refusal(wrong)
    const { kind } = specOf(made.type, role)
    const foreign =
      kind.startsWith('text') && values(value).find((one) => typeof one === 'string' && !article.text.includes(one))
    if (foreign)
      throw refusal(`"${String(foreign)}" for ${role} does not stand in the document; words are copied from it.`)
  }
  const missing = identityRoles(made.type).find((role) => made.roles[role] === undefined)
  if (missing) throw refusal(`A ${made.type} needs ${identityRoles(made.type).join(' and ')}; ${missing} is missing.`)
  if (made.when !== undefined && !bounds(made.when)) throw refusal(`"${made.when}" is no date in EDTF.`)
  if (made.evidence.length === 0) throw refusal('A claim needs the words that prove it.')
  for (const { start, end } of made.evidence)
    if (!(0 <= start && start < end && end <= article.text.length))
      throw refusal(`Document ${article.id} has no place ${start} to ${end}.`)
}

const shown = (value: Value): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (isQuantity(value))
    return `${value.bound === 'exact' ? '' : `${value.bound} `}${value.number ?? value.text ?? ''} ${value.unit ?? ''}`.trim()
  return 'label' in value && value.label ? value.label : value.name
}

/** What a correction changed, for the end of the claim's sentence. */
export const changeText = (change: ClaimChange): string =>
  [
    ...Object.entries(change.roles ?? {}).map(
      ([role, value]) =>
        `${role} ${
          value === null
            ? 'taken away'
            : values(value as RoleValue)
                .map(shown)
                .join(', ')
        }`,
    ),
    ...(change.when === undefined ? [] : [`date ${change.when ?? 'taken away'}`]),
    ...(change.where === undefined ? [] : [`place ${change.where ? shown(change.where) : 'taken away'}`]),
    ...(change.mode === undefined ? [] : [change.mode]),
  ].join('; ')

const glossOf = (made: ClaimByHand): string => {
  const parts = Object.entries(made.roles).map(
    ([role, value]) =>
      `${role} ${values(value as RoleValue)
        .map(shown)
        .join(', ')}`,
  )
  return `${made.type[0]?.toUpperCase()}${made.type.slice(1)}: ${parts.join('; ')}.`
}

/** The claim that a person makes on an article; throws a `RecordError` in one sentence where it cannot stand. */
export const claimByHand = (article: Article, made: ClaimByHand, by: string): Claim => {
  check(article, made)
  const evidence = made.evidence.map(({ start, end }) => ({ start, end, quote: article.text.slice(start, end) }))
  return {
    kind: 'claim',
    id: contentId('cl_', 'by hand', canonical({ ...made, evidence })),
    document: article.id,
    type: made.type,
    roles: made.roles,
    ...(made.when === undefined ? {} : { when: made.when }),
    ...(made.where === undefined ? {} : { where: made.where }),
    mode: made.mode ?? 'happened',
    voice: [article.publisher ? { by: article.publisher } : {}],
    evidence,
    ...(made.first ? { first: true } : {}),
    gloss: made.gloss ?? glossOf(made),
    confidence: 1,
    method: { person: by },
  }
}
