// The lexicon of an inflected language: every word and name of the packs in all its forms.
import type { LexiconEntry } from '../scan/lexicon.ts'
import { conjugated, declined, type Manner } from './inflect.ts'
import type { Grammar } from './pack.ts'

/** Classes whose words are nouns. */
const NOMINAL = new Set([
  'name',
  'short',
  'title',
  'titles',
  'offer',
  'ours',
  'realm',
  'gathering',
  'document',
  'ceremony',
  'level',
  'project',
  'honour',
  'chairtitle',
  'aid',
  'status',
  'place',
  'organisation',
  'field',
  'group',
  'side',
  'counterpart',
  'delegation',
  'people',
  'letter',
  'honorific',
  'capital',
  'pronoun',
  'relative',
  'title-mark',
  'orgtail',
])
/** Classes whose words are verbs, or nouns of an act. */
const VERBAL = new Set([
  'event',
  'verb',
  'say',
  'stance',
  'decide',
  'send',
  'mode',
  'anchor',
  'equates',
  'leads',
  'copula',
  'undertakes',
  'takes',
  'tasks',
])
/** Of these, the ones whose words may be nouns of an act. */
const ACTS = new Set(['event', 'anchor', 'leads'])
/** People: their accusative is like their genitive. */
const ANIMATE = new Set([
  'title',
  'ours',
  'titles',
  'counterpart',
  'honorific',
  'group',
  'people',
  'pronoun',
  'title-mark',
  'relative',
])

const mannerOf = (cls: string, value: string): Manner => ({
  animate: ANIMATE.has(cls) || value.startsWith('person:'),
  name: value.startsWith('person:'),
  single: value.includes(':'),
})

/** The entries of a lexicon with all forms of each; underscores of the packs stand for spaces. */
export function* entriesOf(entries: Iterable<LexiconEntry>, g: Grammar): Iterable<LexiconEntry> {
  for (const [preposition] of g.prepositions) yield { word: preposition, cls: 'preposition', value: preposition }
  const seen = new Map<string, readonly LexiconEntry[]>()
  for (const entry of entries) {
    const word = g.fold(entry.word.replaceAll('_', ' '))
    const manner = mannerOf(entry.cls, entry.value)
    const last = g.also.get(word.slice(word.lastIndexOf(' ') + 1))
    const gap = word.lastIndexOf(' ')
    const kind = NOMINAL.has(entry.cls)
      ? `n${manner.animate}${manner.name}${manner.single}`
      : VERBAL.has(entry.cls)
        ? ACTS.has(entry.cls)
          ? 'a'
          : 'v'
        : ''
    if (!kind) {
      yield { ...entry, word }
      if (last && gap > 0) yield { ...entry, word: word.slice(0, gap + 1) + last }
      continue
    }
    const key = `${kind} ${word}`
    let forms = seen.get(key)
    if (!forms) {
      forms = (
        kind === 'v'
          ? (conjugated(word, g) ?? [{ word, cases: 0 }])
          : kind === 'a'
            ? verbal(word, g)
            : declined(word, g, manner)
      ).map((f) => ({ ...f, cls: '', value: '' }))
      seen.set(key, forms)
    }
    for (const form of forms) {
      yield { ...form, cls: entry.cls, value: entry.value }
      if (last && gap > 0)
        yield {
          ...form,
          word: form.word.slice(0, form.word.lastIndexOf(' ') + 1) + last,
          cls: entry.cls,
          value: entry.value,
        }
    }
  }
}

/** A verb in its tenses, or the noun of an act in its cases. */
const verbal = (word: string, g: Grammar) =>
  conjugated(word, g) ?? declined(word, g, { animate: false, name: false, single: false })

/** Words of a pattern in all their forms. */
export const wordsOf = (words: readonly string[], g: Grammar): string[] => [
  ...new Set(words.flatMap((w) => verbal(g.fold(w.replaceAll('_', ' ')), g).map((f) => f.word))),
]
