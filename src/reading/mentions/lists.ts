// Joins mentions that stand in a list into one item, and cuts quotation marks round names.

import { classes, isOnly } from '../scan/lexeme.ts'
import type { Composer } from './compose.ts'
import { classOf, type Item, type Mention, mentionsOf } from './items.ts'

const kindOf = (m: Mention): string => (m.kind === 'org' ? 'state' : m.kind)

/** "A, B and C among others": mentions of one kind with list marks between become one item; the closing word marks the last as open. */
export function joinLists(all: readonly Item[], c: Composer): Item[] {
  const items = c.language.spaced ? all : withOffices(all)
  const out: Item[] = []
  let i = 0
  while (i < items.length) {
    const first = items[i]!
    if (first.kind !== 'ref') {
      out.push(first)
      i++
      continue
    }
    const mentions = [...first.mentions]
    let end = first.end
    let j = i + 1
    while (j + 1 < items.length) {
      const joint = isParted(items, j) ? 'mark' : classOf(items[j], 'list')
      const next = items[j + 1]!
      if ((joint !== 'mark' && joint !== 'and') || next.kind !== 'ref') break
      if (kindOf(next.mentions[0]!) !== kindOf(mentions[0]!)) break
      // the words for "and" are also "with": between two people they list only where a mark listed before or nothing else can
      if (joint === 'and' && mentions[0]!.kind === 'group') break
      mentions.push(...next.mentions)
      end = next.end
      j += 2
    }
    if (classOf(items[j], 'list') === 'more' && mentions.length) {
      const last = mentions.pop()!
      end = items[j]!.end
      mentions.push({ ...last, more: true, end })
      j++
    }
    out.push({ kind: 'ref', start: first.start, end, mentions })
    i = j
  }
  return out
}

const PART = classes('block', 'short', 'surname', 'side', 'group', 'orgtail', 'many', 'name', 'place')

/** "Member of the Politburo, secretary of the committee of X, Y": a title without its holder in a list before a longer one with him is his too. */
function withOffices(items: readonly Item[]): Item[] {
  const out: Item[] = []
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    const last = holderAfter(items, i)
    const held = items[last]
    if (item.kind !== 'ref' || held?.kind !== 'ref') {
      out.push(item)
      continue
    }
    const [one, ...rest] = held.mentions
    const offices = [...item.mentions[0]!.offices, ...one!.offices]
    out.push({ ...held, start: item.start, mentions: [{ ...one!, start: item.start, offices }, ...rest] })
    i = last
  }
  return out
}

/** Index of the named holder of a bare title at i: behind one list mark and the few words that his longer title opens with; -1 where none stands there. */
function holderAfter(items: readonly Item[], i: number): number {
  const [title] = mentionsOf(items[i])
  if (title?.via !== 'title' || title.more || classOf(items[i + 1], 'list') !== 'mark') return -1
  for (let k = i + 2; k < items.length && k < i + 8; k++) {
    const item = items[k]!
    if (item.start !== items[k - 1]!.end) return -1
    const [m] = mentionsOf(item)
    if (m?.kind === 'person') return k > i + 2 && m.via !== 'title' && m.offices.length > 0 ? k : -1
    if (item.kind !== 'ref' && item.kind !== 'text' && !(item.kind === 'word' && isOnly(item.lex, PART))) return -1
  }
  return -1
}

/** "Secretary A, president B, president C.": a comma between people with their titles joins them where no verb follows the next. */
function isParted(items: readonly Item[], j: number): boolean {
  const comma = items[j]
  if (comma?.kind !== 'mark' || comma.mark !== '，') return false
  const after = items[j + 2]
  const ends = !after || (after.kind === 'mark' && /[，。；]/.test(after.mark)) || classOf(after, 'list') !== undefined
  return ends && [items[j - 1], items[j + 1]].every((x) => isTitled(mentionsOf(x).at(-1)))
}

const isTitled = (m: Mention | undefined): boolean =>
  m?.kind === 'person' && m.via !== 'title' && m.offices.some((o) => o.start < m.nameStart)
