// What a document names by itself: states in full, and people by form, whose names then count wherever they stand.

import { type Lexeme, lexeme } from '../scan/lexeme.ts'
import type { Token } from '../scan/tokens.ts'
import { type Composer, compose } from './compose.ts'
import type { Item, Mention } from './items.ts'
import { surfacesOf } from './names.ts'

const NAMED = ['country', 'org', 'place']

/** Ids of states, organisations and regions named in full anywhere in the document. */
export function namedIn(sentences: readonly (readonly Token[])[]): Set<string> {
  const out = new Set<string>()
  for (const tokens of sentences)
    for (const t of tokens)
      if (t.kind === 'word') for (const kind of NAMED) for (const id of t.lex.names[kind] ?? []) out.add(id)
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
  const composed = sentences.map((tokens) => compose(tokens, c))
  const surfaces = surfacesGiven(composed, c)
  if (!surfaces.size) return { surfaces, composed, retoken: (t) => t }
  const book = bookOf(surfaces, c)
  return { surfaces, composed, retoken: (tokens) => retokened(tokens, book, cut) }
}

function surfacesGiven(composed: readonly (readonly Item[])[], c: Composer): Map<string, string> {
  const surfaces = new Map<string, string>()
  const isGiven = (m: Mention): boolean =>
    m.kind === 'person' && (m.via === 'form' || (c.language.spaced && m.via === 'registry' && m.name.includes(' ')))
  for (const m of composed.flat().flatMap((item) => (item.kind === 'ref' ? item.mentions : [])))
    if (isGiven(m))
      // a headline gives the family name, the text the full one
      for (const s of c.language.spaced ? partsOf(m, c) : surfacesOf(m.name))
        if (!surfaces.has(s) || (c.language.spaced && surfaces.get(s) === s)) surfaces.set(s, m.name)
  return surfaces
}

/** In a language of cases: words that may be another form of a given name's last word, with the name. */
function formsGiven(surfaces: ReadonlyMap<string, string>, c: Composer): Map<string, string> {
  const out = new Map<string, string>()
  const ends = c.language.forms?.nameEnds ?? []
  for (const [word, name] of surfaces) {
    if (word.includes(' ') || !name.endsWith(` ${word}`)) continue
    for (const end of ends) {
      const stem = word.endsWith(end) ? word.slice(0, word.length - end.length) : ''
      if (stem.length < 4) continue
      for (const other of ends) if (!out.has(stem + other) && !surfaces.has(stem + other)) out.set(stem + other, name)
    }
  }
  return out
}

/** The given names, ready to be looked for. */
interface Book {
  readonly text: string
  readonly spaced: boolean
  /** By first character, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly string[]>
  readonly lexemes: ReadonlyMap<string, Lexeme>
  /** Other forms of the names' last words. */
  readonly forms: ReadonlyMap<string, string>
}

function bookOf(surfaces: ReadonlyMap<string, string>, c: Composer): Book {
  const byFirst = new Map<string, string[]>()
  const lexemes = new Map<string, Lexeme>()
  for (const [word, value] of surfaces) {
    const list = [...(byFirst.get(word[0]!) ?? []), word].sort((a, b) => b.length - a.length)
    byFirst.set(word[0]!, list)
    lexemes.set(word, lexeme(word, { cls: 'given', value }))
  }
  const forms = formsGiven(surfaces, c)
  for (const [word, value] of forms) lexemes.set(word, lexeme(word, { cls: 'given', value }))
  return { text: c.text, spaced: c.language.spaced, byFirst, lexemes, forms }
}

function retokened(
  tokens: readonly Token[],
  book: Book,
  cut: (start: number, end: number) => readonly Token[],
): readonly Token[] {
  let found = false
  const out: Token[] = []
  let i = 0
  while (i < tokens.length) {
    const token = tokens[i]!
    const hit = nameAt(tokens, i, book)
    if (!hit) {
      out.push(token)
      i++
      continue
    }
    found = true
    const { start, surface } = hit
    const end = start + surface.length
    if (start > token.start) out.push({ kind: 'text', start: token.start, end: start })
    out.push({ kind: 'word', start, end, lex: book.lexemes.get(surface)! })
    while (i < tokens.length && tokens[i]!.end <= end) i++
    // a name that ends inside a word: what is left is cut anew
    if (i < tokens.length && tokens[i]!.start < end)
      return [...out, ...retokened(cut(end, tokens.at(-1)!.end), book, cut)]
  }
  return found ? out : tokens
}

/** A given name that starts at, or inside the unknown run of, token i and ends where a token or an unknown run may end. */
function nameAt(
  tokens: readonly Token[],
  i: number,
  { text, spaced, byFirst, forms }: Book,
): { start: number; surface: string } | undefined {
  const token = tokens[i]!
  const whole = token.kind === 'text' && forms.size ? text.slice(token.start, token.end) : ''
  if (forms.has(whole)) return { start: token.start, surface: whole }
  if (token.kind === 'mark' || token.kind === 'time') return undefined
  if (token.kind === 'word' && token.end - token.start > 2 && token.lex.is.name !== undefined) return undefined
  const last = token.kind === 'text' && !spaced ? token.end : token.start + 1
  for (let at = token.start; at < last; at++) {
    for (const surface of byFirst.get(text[at]!) ?? []) {
      if (!text.startsWith(surface, at)) continue
      const end = at + surface.length
      let k = i
      while (k < tokens.length && tokens[k]!.end < end) k++
      const over = tokens[k]
      if (over && (over.end === end || (!spaced && (over.kind === 'text' || surface.length >= 3))))
        return { start: at, surface }
    }
  }
  return undefined
}
