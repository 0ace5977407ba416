// Probable misprints: words printed twice, names one character off a registered one, congresses that have not met.
import type { Knowledge, LanguagePack } from '../../knowledge/knowledge.ts'
import { boundsOf } from '../../model/dates.ts'
import type { Span } from '../../model/span.ts'
import { languageOf } from '../grammar.ts'
import { classOf, type Item, type Mention } from '../mentions/items.ts'
import { numberAt } from '../numbers/numbers.ts'
import type { ProblemInput } from './problems.ts'

export interface Misprint {
  readonly span: Span
  readonly reason: string
  readonly likely?: string
}

export function misprints(input: ProblemInput): Misprint[] {
  return [...doubled(input), ...nearNames(input), ...futureCongresses(input)]
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
        !lexicon.get(next + next)
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
  const person = (m: Mention) => {
    if (m.kind !== 'person' || m.via !== 'form' || m.nameEnd - m.nameStart < 3) return
    const of = m.offices.map((o) => o.of?.id).find((id) => id !== undefined)
    const hit = nearest(text.slice(m.nameStart, m.nameEnd), index.people).find(
      ({ id }) => of !== undefined && knowledge.world.offices.some((o) => o.person === id && o.of === of),
    )
    if (hit) add(m.nameStart, m.nameEnd, hit.name)
  }
  const organisation = (start: number, end: number) => {
    const word = text.slice(start, end)
    if (word.length < 3 || word.length > 8 || lexicon.get(word)?.is.name !== undefined) return
    const hit = nearest(word, index.organisations)[0]
    if (hit) add(start, end, hit.name)
  }
  const visit = (list: readonly Item[]) => {
    list.forEach((item, i) => {
      if (item.kind === 'ref') item.mentions.forEach(person)
      if (item.kind === 'noun') {
        visit(item.inner)
        const first = item.inner[0]
        if ((item.cls === 'chairtitle' || item.cls === 'status') && first && first.kind !== 'ref')
          organisation(first.start, item.headStart)
      }
      if (classOf(item, 'orgtail') !== undefined)
        for (let from = i - 1; from >= Math.max(0, i - 2) && list[from]!.kind !== 'mark'; from--)
          organisation(list[from]!.start, item.end)
    })
  }
  items.forEach(visit)
  return out
}

/** The 23rd congress in a text of 2024: a numbered congress that had not met by the report's day. */
function futureCongresses({ article, text, pack, knowledge }: ProblemInput): Misprint[] {
  const prefixes = pack.words.congress?.before ?? []
  const suffixes = pack.words.congress?.after ?? []
  if (!prefixes.length) return []
  const { numbers } = languageOf(pack)
  const day = boundsOf(article.dateline?.date ?? article.published)?.[1]
  const met = knowledge.world.events.flatMap((e) => {
    const number = /-(\d+)-congress$/.exec(e.id)?.[1]
    return number && (!day || e.from <= day) ? [Number(number)] : []
  })
  const last = Math.max(...met, 0)
  if (!last) return []
  const out: Misprint[] = []
  for (const prefix of prefixes)
    for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
      const number = numberAt(numbers, text, at + prefix.length, Math.min(text.length, at + prefix.length + 5))
      if (!number || !suffixes.some((s) => text.startsWith(s, number.end))) continue
      if (number.value > last + 1)
        out.push({
          span: { start: at, end: number.end + 1 },
          reason: `Congress ${number.value} had not met by then; the last one was the ${last}th.`,
        })
      else if (number.value === last + 1 && day)
        out.push({
          span: { start: at, end: number.end + 1 },
          reason: `Congress ${number.value} had not met by ${day}; it may be still to come.`,
        })
    }
  return out
}
