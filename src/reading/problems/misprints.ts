// Probable misprints: words printed twice, names one character off a registered one; garbled names, impossible dates.
import type { Knowledge, LanguagePack } from '../../knowledge/knowledge.ts'
import type { Span } from '../../model/span.ts'
import { languageOf } from '../grammar.ts'
import { classOf, type Item, type Mention, type Office } from '../mentions/items.ts'
import { garbledNames, opensNext } from './garbled.ts'
import { impossible } from './impossible.ts'
import { lostWords } from './lost.ts'
import type { ProblemInput } from './problems.ts'
import { nearTitles } from './titles.ts'

export interface Misprint {
  readonly span: Span
  readonly reason: string
  readonly likely?: string
}

export function misprints(input: ProblemInput): Misprint[] {
  return distinct([
    ...doubled(input),
    ...nearNames(input),
    ...garbled(input),
    ...impossible(input),
    ...lostWords(input),
    ...nearTitles(input),
  ])
}

/** One alarm a place: the first. */
function distinct(found: readonly Misprint[]): Misprint[] {
  const taken = new Set<number>()
  return found.filter(({ span: { start, end } }) => {
    for (let at = start; at < end; at++) if (taken.has(at)) return false
    for (let at = start; at < end; at++) taken.add(at)
    return true
  })
}

const garbled = (input: ProblemInput): Misprint[] => {
  const { lexicon, spaced } = languageOf(input.pack)
  return spaced ? [] : garbledNames(input.cut, { ...input, lexicon })
}

/** A word printed twice in a row, or the last character of a word printed once more. */
function doubled({ items, text, pack }: ProblemInput): Misprint[] {
  const { lexicon } = languageOf(pack)
  const out: Misprint[] = []
  for (const list of items)
    for (let i = 1; i < list.length; i++) {
      const a = list[i - 1]!
      const b = list[i]!
      if (a.end !== b.start || a.kind === 'mark' || a.kind === 'quantity' || a.kind === 'time') continue
      const word = text.slice(a.start, a.end)
      const next = text.slice(b.start, b.end)
      if (word.length > 1 && word === next)
        out.push({ span: { start: a.start, end: b.end }, reason: `"${word}" is printed twice.`, likely: word })
      else if (
        !pack.spaced &&
        word.length > 1 &&
        b.kind === 'word' &&
        next.length === 1 &&
        word.endsWith(next) &&
        !lexicon.get(next + next) &&
        !opensNext(text, b.start, lexicon)
      )
        out.push({
          span: { start: a.start, end: b.end },
          reason: `The last character of "${word}" is printed twice.`,
          likely: word,
        })
    }
  return out
}

interface NearIndex {
  /** A name with one character masked → the names that it may be. */
  readonly people: ReadonlyMap<string, readonly { name: string; id: string }[]>
  readonly organisations: ReadonlyMap<string, readonly { name: string; id: string }[]>
}

const indexes = new WeakMap<LanguagePack, NearIndex>()

/** Keys of a name: itself with each character masked in turn. */
const masked = (name: string): string[] => [...name].map((_, i) => `${name.slice(0, i)}\u0000${name.slice(i + 1)}`)

function nearIndex(pack: LanguagePack, knowledge: Knowledge): NearIndex {
  const known = indexes.get(pack)
  if (known) return known
  const people = new Map<string, { name: string; id: string }[]>()
  const organisations = new Map<string, { name: string; id: string }[]>()
  for (const { id, names } of pack.names) {
    const kind = knowledge.world.entities.get(id)?.kind
    const index = kind === 'person' ? people : kind === 'org' ? organisations : undefined
    if (!index) continue
    for (const name of names) {
      if (name.length < 3 || name.length > 12) continue
      for (const key of masked(name)) {
        const same = index.get(key)
        if (same) same.push({ name, id })
        else index.set(key, [{ name, id }])
      }
    }
  }
  const made = { people, organisations }
  indexes.set(pack, made)
  return made
}

const nearest = (word: string, index: NearIndex['people']): readonly { name: string; id: string }[] =>
  masked(word).flatMap((key) => index.get(key) ?? [])

/**
 * A person given by form whose office fits the holder of a name one character off; an organisation, where a chair or
 * a standing follows or its last word is one that ends organisations' names.
 */
function nearNames({ items, text, pack, knowledge }: ProblemInput): Misprint[] {
  const out: Misprint[] = []
  const index = nearIndex(pack, knowledge)
  const { lexicon } = languageOf(pack)
  const add = (start: number, end: number, name: string) =>
    out.push({
      span: { start, end },
      reason: `"${text.slice(start, end)}" misses the name "${name}" by one character.`,
      likely: name,
    })
  // a person of another name may hold another office: the holder of the one printed is meant
  const holds = (id: string, { rank, of }: Office): boolean =>
    knowledge.world.offices.some((o) => o.person === id && o.rank === rank && (!of || o.of === of.id))
  const person = (m: Mention, next: Item | undefined) => {
    if (m.kind !== 'person' || (m.via !== 'form' && m.via !== 'title')) return
    const office = m.offices.find((o) => o.of !== undefined || m.via === 'title')
    if (!office) return
    for (const [start, end] of spansOf(m, office, next)) {
      const word = text.slice(start, end)
      if (word.length < 3 || lexicon.get(word) !== undefined) continue
      const hit = nearest(word, index.people).find(({ id, name }) => name.length === word.length && holds(id, office))
      if (hit) return add(start, end, hit.name)
    }
  }
  const organisation = (start: number, end: number, tail = 0) => {
    const word = text.slice(start, end)
    // "the ASEAN Community": an organisation's community, though one of another name is known
    if (tail > 0 && lexicon.get(word.slice(0, -tail))?.is.name?.startsWith('org:')) return
    if (word.length < 3 || word.length > 8 || lexicon.get(word)?.is.name !== undefined) return
    // "the Fund organisation" of two known words is a name that the registry lacks
    const isKnown = (part: string) =>
      part.length > 1 && lexicon.get(part)?.is.name === undefined && lexicon.get(part) !== undefined
    if ([...word].some((_, i) => isKnown(word.slice(0, i)) && isKnown(word.slice(i)))) return
    const hit = nearest(word, index.organisations)[0]
    if (hit) add(start, end, hit.name)
  }
  const visit = (list: readonly Item[]) => {
    list.forEach((item, i) => {
      if (item.kind === 'ref') for (const m of item.mentions) person(m, list[i + 1])
      if (item.kind === 'noun') {
        visit(item.inner)
        const first = item.inner[0]
        if (
          (item.cls === 'chairtitle' || item.cls === 'status') &&
          first &&
          (first.kind !== 'ref' || first.mentions[0]?.via === 'short')
        )
          organisation(first.start, item.headStart)
      }
      if (classOf(item, 'orgtail') !== undefined)
        for (let from = i - 1; from >= Math.max(0, i - 2) && list[from]!.kind !== 'mark'; from--)
          organisation(list[from]!.start, item.end, item.end - item.start)
    })
  }
  items.forEach(visit)
  return out
}

/** Where a person's name may stand: as read, with the one character more that a misprint has cut off, or inside a title. */
function spansOf(m: Mention, office: Office, next: Item | undefined): [number, number][] {
  if (m.via === 'title') return [[office.start, office.start + 3]]
  const cut = next && next.start === m.nameEnd && next.end === m.nameEnd + 1 && next.kind !== 'mark'
  return [[m.nameStart, m.nameEnd], ...(cut ? [[m.nameStart, next.end] as [number, number]] : [])]
}
