// What a correction changes: one value of a role, given anew by words picked in the text, or by a term or number typed.

import type { EntityRow } from '../../model/api.ts'
import type { Claim } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import type { RoleValue, Value } from '../../model/value.ts'
import { valuesOf } from '../values.ts'

export interface Target {
  readonly key: string
  readonly role: string
  /** Its place in the role's list; the length of the list for one more. */
  readonly at: number
  readonly value: Value | undefined
  readonly kind: 'entity' | 'words' | 'quantity' | 'typed'
}

const kindOf = (value: Value, isTerm: (word: string) => boolean): Target['kind'] => {
  if (typeof value === 'number') return 'typed'
  if (typeof value === 'string') return isTerm(value) || /^\d{4}(?:-|$)/.test(value) ? 'typed' : 'words'
  return 'bound' in value ? 'quantity' : 'entity'
}

/** Every value that the claim holds, and one more for each role that holds several. */
export const targetsOf = (claim: Claim, isTerm: (word: string) => boolean): Target[] =>
  Object.entries(claim.roles).flatMap(([role, held]) => {
    const values = valuesOf(held)
    const targets = values.map(
      (value, at): Target => ({ key: `${role}.${at}`, role, at, value, kind: kindOf(value, isTerm) }),
    )
    const [first] = targets
    if (!Array.isArray(held) || !first) return targets
    return [...targets, { key: `${role}.+`, role, at: values.length, value: undefined, kind: first.kind }]
  })

/** Where the words of a value stand, as far as the claim knows. */
export const spanOf = (text: string, within: Span, value: Value | undefined): Span | undefined => {
  if (value === undefined || typeof value === 'number') return undefined
  if (typeof value === 'object' && value.span) return value.span
  const words = typeof value === 'string' ? value : 'name' in value ? value.name : (value.text ?? '')
  const at = words === '' ? -1 : text.slice(within.start, within.end).indexOf(words)
  return at < 0 ? undefined : { start: within.start + at, end: within.start + at + words.length }
}

/** The entity of the record that is called exactly so, if one is. */
export const namedExactly = (words: string, rows: readonly EntityRow[]): EntityRow | undefined =>
  rows.find(({ id, label, names }) => !id.startsWith('name:') && (label === words || names.includes(words)))

export interface Given {
  /** Words picked in the text, with their place. */
  readonly picked: { readonly words: string; readonly span: Span } | undefined
  readonly typed: string
  readonly entity: EntityRow | undefined
}

/** The new value, or nothing where none was given. */
export const valueGiven = ({ kind, value: old }: Target, { picked, typed, entity }: Given): Value | undefined => {
  if (kind === 'typed') {
    if (typed === '') return undefined
    return typeof old === 'number' ? Number(typed) : typed
  }
  if (!picked || picked.words === '') return undefined
  const { words, span } = picked
  if (kind === 'words') return words
  if (kind === 'entity') return { name: words, span, ...(entity && { id: entity.id, label: entity.label }) }
  const number = Number(words.normalize('NFKC').replaceAll(',', ''))
  const unit = typeof old === 'object' && 'unit' in old && old.unit ? { unit: old.unit } : {}
  return { bound: 'exact', span, ...unit, ...(Number.isFinite(number) ? { number } : { text: words }) }
}

/** The whole role with one value put in its place, or taken out; a role without values is taken away. */
export const roleWith = (claim: Claim, { role, at }: Target, value: Value | undefined): RoleValue | null => {
  const held = claim.roles[role as keyof Claim['roles']]
  if (!Array.isArray(held)) return value ?? null
  const values = [...valuesOf(held)]
  if (value === undefined) values.splice(at, 1)
  else values[at] = value
  return values.length === 0 ? null : values
}
