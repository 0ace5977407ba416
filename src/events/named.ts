// Which entities of the registry a stretch of text names, by the names of its language: enough to tell what words are about.
import type { Knowledge } from '../knowledge/knowledge.ts'

/** Kinds of entity that words can be about. */
const KINDS = /^(?:country|org|body|series|concept|level|place):/

/** Finds the ids that a text of one language names. */
export type Namer = (text: string) => ReadonlySet<string>

const namers = new WeakMap<Knowledge, Map<string, Namer>>()

/** Shorter names than this are looked for only as whole words, or not at all. */
const SHORT = 4
/** How much of a word may be its ending, in a language that changes words. */
const ENDING = 2

/** A namer for a language; one that finds nothing where no pack speaks it. */
export function namerOf(knowledge: Knowledge, language: string): Namer {
  const made = namers.get(knowledge) ?? new Map<string, Namer>()
  namers.set(knowledge, made)
  const known = made.get(language)
  if (known) return known
  const namer = namerFor(knowledge, language)
  made.set(language, namer)
  return namer
}

function namerFor(knowledge: Knowledge, language: string): Namer {
  const pack = knowledge.languages.get(language)
  if (!pack) return () => new Set()
  const changes = pack.forms !== undefined
  const byFirst = new Map<string, { readonly stem: string; readonly id: string; readonly whole: boolean }[]>()
  for (const { id, names, variants } of pack.names) {
    if (!KINDS.test(id)) continue
    for (const name of [...names, ...(variants ?? [])]) {
      const stem = (changes ? stemOf(name) : name).toLowerCase()
      const first = stem.slice(0, 2)
      if (stem.length < 2) continue
      const held = byFirst.get(first) ?? []
      held.push({ stem, id, whole: pack.spaced && !changes })
      byFirst.set(first, held)
    }
  }
  return (text) => {
    const small = text.toLowerCase()
    const found = new Set<string>()
    for (let at = 0; at < small.length - 1; at++) {
      if (pack.spaced && at > 0 && /\p{L}/u.test(small[at - 1]!)) continue
      for (const { stem, id, whole } of byFirst.get(small.slice(at, at + 2)) ?? []) {
        if (!small.startsWith(stem, at)) continue
        if (whole && /\p{L}/u.test(small[at + stem.length] ?? '')) continue
        found.add(id)
      }
    }
    return found
  }
}

/** A name without the ending of its last word, long enough to mean nothing else. */
const stemOf = (name: string): string =>
  name.length > SHORT + ENDING && !/\p{Lu}{2}/u.test(name) ? name.slice(0, -ENDING) : name
