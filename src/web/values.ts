// The values of a role as a list, however many it holds, and the language that printed words are set in.
import type { RoleValue, Value } from '../model/value.ts'

export const valuesOf = (value: RoleValue | null | undefined): readonly Value[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? (value as readonly Value[]) : [value as Value]

/** Ids and names of the entities of a role that the registry knows. */
export const knownIn = (value: RoleValue | undefined): readonly { readonly id: string; readonly label: string }[] =>
  valuesOf(value).flatMap((one) =>
    typeof one === 'object' && 'id' in one && one.id ? [{ id: one.id, label: one.label ?? one.name }] : [],
  )

/** By their letters: the choice of a typeface, not a claim about the language. */
export const langOf = (text: string): 'zh' | 'ru' | 'en' =>
  /\p{Script=Han}/u.test(text) ? 'zh' : /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en'
