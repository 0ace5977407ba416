// What a document names by itself: states in full, and people by form, whose names then count wherever they stand.

import type { Lexeme } from '../scan/lexicon.ts'
import type { Token } from '../scan/tokens.ts'
import { type Composer, compose } from './compose.ts'
import type { Item, Mention } from './items.ts'
import { surfacesOf } from './names.ts'

/** Ids of states and organisations named in full anywhere in the document. */
export function namedIn(
  sentences: readonly (readonly Token[])[],
  kind: (id: string) => string | undefined,
): Set<string> {
  const out = new Set<string>()
  for (const tokens of sentences)
    for (const t of tokens)
      if (t.kind === 'word')
        for (const s of t.lex.senses)
          if (s.cls === 'name' && (kind(s.value) === 'country' || kind(s.value) === 'org')) out.add(s.value)
  return out
}

export interface Given {
  /** surface → full printed name */
  readonly surfaces: ReadonlyMap<string, string>
  /** A sentence's tokens with the given names as words of their own. */
  readonly retoken: (tokens: readonly Token[]) => readonly Token[]
  /** The items of sentence i as put together while looking for names: still good where no given name stands in it. */
  readonly composed: readonly (readonly Item[])[]
}

/** In a spaced language: the first and the last word of a full name, where neither is a word of its own. */
function partsOf(m: Mention, c: Composer): string[] {
  const words = m.name.split(' ')
  const ends = [
    words.at(-1)!,
    words.length > 2 ? words.slice(-2).join(' ') : '',
    words.length === 2 ? words[0]! : '',
  ].filter((w) => w.length > 1 && w !== m.name)
  const free = (w: string): boolean => {
    const lex = c.language.lexicon.get(w) ?? c.language.lexicon.get(w.toLowerCase())
    return !lex || lex.senses.every((s) => s.value.startsWith('person:'))
  }
  return [...(m.via === 'form' ? [m.name] : []), ...ends.filter(free)]
}

/** Names of people that the document gives by form. */
export function namesGiven(
  sentences: readonly (readonly Token[])[],
  c: Composer,
  cut: (start: number, end: number) => readonly Token[],
): Given {
  const surfaces = new Map<string, string>()
  const composed = sentences.map((tokens) => compose(tokens, c))
  for (const items of composed)
    for (const item of items) {
      if (item.kind !== 'ref') continue
      for (const m of item.mentions)
        if (
          m.kind === 'person' &&
          (m.via === 'form' || (c.language.spaced && m.via === 'registry' && m.name.includes(' ')))
        )
          for (const s of c.language.spaced ? partsOf(m, c) : surfacesOf(m.name))
            if (!surfaces.has(s)) surfaces.set(s, m.name)
    }
  if (!surfaces.size) return { surfaces, composed, retoken: (t) => t }
  const byFirst = new Map<string, string[]>()
  for (const s of surfaces.keys())
    byFirst.set(
      s[0]!,
      [...(byFirst.get(s[0]!) ?? []), s].sort((a, b) => b.length - a.length),
    )
  const lexemes = new Map<string, Lexeme>()
  const lexeme = (surface: string): Lexeme => {
    let known = lexemes.get(surface)
    if (!known) {
      known = {
        word: surface,
        senses: [{ cls: 'given', value: surfaces.get(surface)! }],
        is: { given: surfaces.get(surface)! },
      }
      lexemes.set(surface, known)
    }
    return known
  }
  return {
    surfaces,
    composed,
    retoken(tokens) {
      let found = false
      const out: Token[] = []
      let i = 0
      while (i < tokens.length) {
        const hit = nameAt(tokens, i)
        if (!hit) {
          out.push(tokens[i]!)
          i++
          continue
        }
        found = true
        if (hit.start > tokens[i]!.start) out.push({ kind: 'text', start: tokens[i]!.start, end: hit.start })
        out.push({ kind: 'word', start: hit.start, end: hit.start + hit.surface.length, lex: lexeme(hit.surface) })
        const end = hit.start + hit.surface.length
        while (i < tokens.length && tokens[i]!.end <= end) i++
        // a name that ends inside a word: what is left is cut anew (冯国强|大校)
        if (i < tokens.length && tokens[i]!.start < end) return [...out, ...this.retoken(cut(end, tokens.at(-1)!.end))]
      }
      return found ? out : tokens
    },
  }

  /** A given name that starts at, or inside the unknown run of, token i and ends where a token or an unknown run may end. */
  function nameAt(tokens: readonly Token[], i: number): { start: number; surface: string } | undefined {
    const token = tokens[i]!
    if (token.kind === 'mark' || token.kind === 'time') return undefined
    if (token.kind === 'word' && token.end - token.start > 2 && token.lex.is.name !== undefined) return undefined
    const last = token.kind === 'text' && !c.language.spaced ? token.end : token.start + 1
    for (let at = token.start; at < last; at++) {
      for (const surface of byFirst.get(c.text[at]!) ?? []) {
        if (!c.text.startsWith(surface, at)) continue
        const end = at + surface.length
        let k = i
        while (k < tokens.length && tokens[k]!.end < end) k++
        const over = tokens[k]
        if (over && (over.end === end || (!c.language.spaced && (over.kind === 'text' || surface.length >= 3))))
          return { start: at, surface }
      }
    }
    return undefined
  }
}
