// What cases tell of a noun's bounds: what agrees with its head, what acts by itself, what goes on with a list.
import type { Composer } from './compose.ts'
import type { Item } from './items.ts'

/** In a language of cases only what agrees with a head stands before it: adjectives, ordinals, adjectives of states. */
export function agrees(item: Item, c: Composer): boolean {
  if (item.kind === 'text')
    return (
      c.language.forms!.adjectiveEnds.some((e) => c.text.slice(item.start, item.end).endsWith(e)) ||
      /\p{Lu}/u.test(c.text[item.start]!)
    )
  if (item.kind === 'ref') return item.mentions.every((m) => m.via === 'short' || m.members !== undefined)
  return (
    item.kind === 'ordinal' ||
    item.kind === 'mark' ||
    item.kind === 'noun' ||
    (item.kind === 'word' && item.lex.is['title-mark'] !== undefined)
  )
}

/** In a language of cases: a form that can act and is nobody's ("at the summit the leaders"). */
export function actsByCase(item: Item, c: Composer): boolean {
  const g = c.language.forms
  if (!g) return false
  if (item.kind === 'ref') return item.mentions[0]!.form === 'nominative'
  const cases = item.kind === 'word' ? (item.lex.cases ?? 0) : 0
  return cases !== g.all && (cases & g.nominative) !== 0 && !(cases & (g.genitive | g.accusative))
}

/** "on granting the standing to A and B", in a language of cases: states in one oblique case are one list. */
export const goesOnList = (before: Item | undefined, next: Item, c: Composer): boolean =>
  c.language.forms !== undefined &&
  [before, next].every((x) => x?.kind === 'ref' && x.mentions.every((m) => m.kind === 'state' && m.form === 'oblique'))
