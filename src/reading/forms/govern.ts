// Cases as words: prepositions take the part that their case tells, bare cases get a word without width, so that
// what follows reads an inflected language as one that says "of", "to" and "by".
import { classes, isAny, isWordOf, type Lexeme, lexeme, reclassed } from '../scan/lexeme.ts'
import { is, type Token } from '../scan/tokens.ts'
import type { Cases, Government, Grammar } from './pack.ts'

const CLASSES_OF_THINGS = classes(
  'gathering',
  'document',
  'ceremony',
  'level',
  'project',
  'honour',
  'chairtitle',
  'aid',
  'status',
  'event',
  'place',
  'anchor',
)
/** Words after which a genitive says whose or of what. */
const OWNED = classes(
  'title',
  'titles',
  'gathering',
  'document',
  'ceremony',
  'level',
  'project',
  'honour',
  'chairtitle',
  'aid',
  'status',
  'event',
  'place',
  'organisation',
  'field',
  'group',
  'side',
  'delegation',
  'counterpart',
  'anchor',
  'offer',
  'capital',
  'orgtail',
  'tie',
)
const NAMED = classes('title', 'honorific', 'field', 'counterpart', 'name', 'short')
const VERBS = classes('verb', 'say', 'stance', 'decide', 'copula', 'send', 'mode')

const words = new Map<string, Lexeme>()
/** A word of the reader's own that stands for a case or a tense. */
function silent(cls: string, value: string): Lexeme {
  const key = `${cls} ${value}`
  let known = words.get(key)
  if (!known) {
    const undertakes = cls === 'mode' ? [{ cls: 'undertakes', value: 'will' }] : []
    known = lexeme('', { cls, value }, { cls: 'silent', value }, ...undertakes)
    words.set(key, known)
  }
  return known
}

interface Reader {
  readonly text: string
  readonly g: Grammar
}

/** Cases that a token may stand in; 0 for what has none. */
export function casesOf(token: Token | undefined, { text, g }: Reader): Cases {
  if (!token) return 0
  if (token.kind === 'word') return token.lex.cases ?? 0
  if (token.kind !== 'text') return 0
  const word = text.slice(token.start, token.end)
  // a name that no pack holds may be any case
  if (/^\p{Lu}/u.test(word) || word.length < 3) return g.all
  return g.guess.find(([ending]) => word.endsWith(ending))?.[1] ?? g.nominative | g.accusative
}

const isNominal = (t: Token | undefined): boolean =>
  t?.kind === 'word' && (t.lex.cases ?? 0) > 0 && (t.lex.is.event !== undefined || !isAny(t.lex, VERBS))

interface Pending {
  readonly role: string
  readonly cases: Cases
  /** Another preposition has opened its phrase since. */
  readonly nested?: true
}

/** "with the, staying in Moscow on a visit, prime minister": an adjective or a participle right behind the preposition. */
function pendingAt(tokens: readonly Token[], i: number, role: string, reader: Reader): Pending | undefined {
  const next = tokens[i + 1]
  if (next?.kind !== 'text' || !isAdjective(next, reader)) return undefined
  const cases = casesOf(next, reader)
  return cases ? { role, cases } : undefined
}

const isPredicate = (t: Token & { kind: 'word' }): boolean => isAny(t.lex, VERBS) && !(t.lex.cases ?? 0)

const isComma = (t: Token | undefined): boolean => t?.kind === 'mark' && t.mark === ','

const isPerson = (t: Token): boolean => is(t, 'title') !== undefined || is(t, 'name')?.startsWith('person:') === true

/** A sentence's tokens with the parts of cases and tenses told by words. */
export function govern(tokens: readonly Token[], reader: Reader): Token[] {
  const out: Token[] = []
  /** Whether the phrase that runs has its part already. */
  let governed = false
  /** The preposition of a phrase whose noun stands behind a participle with phrases of its own. */
  let pending: Pending | undefined
  /** Cases of the person whom a preposition governs, while a list of people may go on. */
  let listed: Cases = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = asAttribute(tokens, i)
    if (token.kind === 'word' && is(token, 'preposition') !== undefined) {
      const role = roleOf(tokens, i, reader)
      out.push({ ...token, lex: silentWord(token, role) })
      governed = true
      pending = pending ? { ...pending, nested: true } : pendingAt(tokens, i, role, reader)
      continue
    }
    if (token.kind === 'mark' ? !/["“”()]/.test(token.mark) : token.kind === 'word' && isPredicate(token))
      pending = undefined
    if (pending?.nested && isPerson(token) && casesOf(token, reader) & pending.cases) {
      out.push({ kind: 'word', start: token.start, end: token.start, lex: silent('coverb', pending.role) }, token)
      governed = false
      pending = undefined
      continue
    }
    if (token.kind === 'word' && isPredicate(token)) listed = 0
    if (token.kind === 'word' && is(token, 'coverb') !== undefined) governed = true
    else if (token.kind === 'mark' && !/["“”()]/.test(token.mark)) governed = false
    else if (isNominal(token)) {
      if (isPerson(token)) {
        if (isComma(tokens[i - 1]) && listed & casesOf(token, reader)) governed = true
        else if (governed) listed = casesOf(token, reader)
      }
      const part = partOf(tokens, i, governed, reader)
      if (part) out.push({ kind: 'word', start: token.start, end: token.start, lex: silent('coverb', part) })
      governed = part !== undefined || governed
    } else if (
      token.kind === 'text' ||
      token.kind === 'quantity' ||
      token.kind === 'ordinal' ||
      token.kind === 'time'
    ) {
      const part = token.kind === 'text' ? textPart(tokens, i, reader) : undefined
      if (part) {
        out.push({ kind: 'word', start: token.start, end: token.start, lex: silent('coverb', part) })
        governed = true
      }
    } else if (token.kind === 'word') governed = endsGoverning(token, reader)
    if (token.kind === 'word' && token.lex.future && is(token, 'copula') === undefined)
      out.push({ kind: 'word', start: token.start, end: token.start, lex: silent('mode', 'planned') })
    if (token.kind === 'word' && token.lex.participle && tokens[i - 1]?.kind === 'mark')
      out.push({ kind: 'word', start: token.start, end: token.start, lex: silent('relative', 'who') })
    out.push(token)
    // a nominal closes the phrase that its preposition opened, but for what lists and belongs to it
    if (isNominal(token) && !isAttribute(token)) governed = false
  }
  return out
}

/** "the signed agreement": a passive participle right before its noun is an adjective. */
function asAttribute(tokens: readonly Token[], i: number): Token {
  const token = tokens[i]!
  const long = token.kind === 'word' && token.lex.passive && token.lex.participle
  return long && tokens[i - 1]?.kind !== 'mark' ? { kind: 'text', start: token.start, end: token.end } : token
}

/** A verb listed with its preposition: what follows is its object. */
const endsGoverning = (t: Token, { text, g }: Reader): boolean => {
  const word = text.slice(t.start, t.end)
  const gap = word.lastIndexOf(' ')
  return gap > 0 && g.prepositions.has(word.slice(gap + 1))
}

/** A title, or an adjective of a state, whose name follows. */
const isAttribute = (t: Token): boolean =>
  is(t, 'title') !== undefined ||
  is(t, 'title-mark') !== undefined ||
  is(t, 'honorific') !== undefined ||
  (is(t, 'short') !== undefined && is(t, 'name') === undefined)

function silentWord(token: Token & { kind: 'word' }, role: string): Lexeme {
  const key = `preposition ${token.lex.word} ${role}`
  let known = words.get(key)
  if (!known) {
    known = reclassed(token.lex, { coverb: role })
    words.set(key, known)
  }
  return known
}

/** The part that a preposition's phrase plays, by the case of the first words behind it. */
function roleOf(tokens: readonly Token[], i: number, reader: Reader): string {
  const token = tokens[i]!
  const table: Government = reader.g.prepositions.get(reader.text.slice(token.start, token.end).toLowerCase()) ?? []
  let cases = reader.g.all
  for (let k = i + 1; k < Math.min(tokens.length, i + 5); k++) {
    const next = tokens[k]!
    if (next.kind === 'time' || next.kind === 'quantity')
      return table.find(([, role]) => role === 'from')?.[1] ?? table[0]?.[1] ?? 'into'
    if (next.kind === 'mark' && /["“]/.test(next.mark)) continue
    if (next.kind === 'ordinal') continue
    const own = casesOf(next, reader)
    if (!own) break
    if (!(cases & own)) break
    cases &= own
    if (table.filter(([c]) => c & cases).length <= 1) break
    if (next.kind === 'word' && !isAttribute(next)) break
  }
  return (table.find(([c]) => c & cases) ?? table[0])?.[1] ?? 'into'
}

/** What a nominal's bare case says of it, or undefined for subjects, objects, and what goes on with the word before. */
function partOf(tokens: readonly Token[], i: number, governed: boolean, reader: Reader): string | undefined {
  const { g } = reader
  const token = tokens[i]!
  const own = casesOf(token, reader)
  // an adjective is in the case of its noun: "by the Chinese side", never "to"
  const shared = isAttribute(token) ? own & casesOf(tokens[i + 1], reader) : 0
  const cases = shared || own
  const before = tokens[i - 1]
  const first = i === 0 || before?.kind === 'mark'
  if (is(before, 'list') !== undefined || is(before, 'coverb') !== undefined || is(before, 'preposition') !== undefined)
    return undefined
  if (before?.kind === 'mark' && before.mark === '-') return undefined
  // "to A, B and C": what a list goes on with stands in the part that opened it
  if (
    before?.kind === 'mark' &&
    before.mark === ',' &&
    is(token, 'name') !== undefined &&
    is(tokens[i - 2], 'name') !== undefined
  )
    if (casesOf(tokens[i - 2], reader) & cases & ~g.nominative) return undefined
  const person =
    is(token, 'name')?.startsWith('person:') ||
    is(token, 'given') !== undefined ||
    is(token, 'short')?.startsWith('person:')
  // "met him": whose a thing is, a possessive tells, never a pronoun behind it
  if (is(token, 'pronoun') !== undefined && cases & g.accusative) return undefined
  const found = nounBefore(tokens, i, reader)
  // "in the airport the president was met": a hall or an airport is nobody's
  const previous = found && person && is(before, 'place') !== undefined ? undefined : found
  const whose = g.bare.find(([c]) => c === g.genitive)?.[1]
  // a first name that no pack holds, before a surname that one does
  if (
    person &&
    i > 1 &&
    before?.kind === 'text' &&
    /\p{Lu}\p{Ll}/u.test(reader.text.slice(before.start, before.start + 2))
  )
    return undefined
  // the name or the second title of one whose title stands before
  if (
    before?.kind === 'word' &&
    (person || is(token, 'title') !== undefined) &&
    isAppositive(before) &&
    (casesOf(before, reader) & cases || is(before, 'name') !== undefined)
  )
    return undefined
  if (previous && cases & g.genitive && !(person && governed && false)) {
    if (!(cases & g.nominative) || cases === g.all || previous.strong) return whose
  }
  if (cases & g.nominative || cases & g.accusative) return undefined
  if (governed) return undefined
  const thing = isWordOf(token, CLASSES_OF_THINGS)
  if (cases === g.genitive) return first ? undefined : previous ? whose : undefined
  const rest = g.bare.filter(([c]) => c & cases && c !== g.genitive)
  const role = rest[0]?.[1]
  return thing && role === 'by' ? undefined : role
}

const isAppositive = (t: Token): boolean => isWordOf(t, NAMED) && is(t, 'name')?.startsWith('place:') !== true

/** The noun right before, whose genitive the token may be; adjectives of states between are passed over. */
function nounBefore(tokens: readonly Token[], i: number, reader: Reader): { strong: boolean } | undefined {
  let k = i - 1
  while (k >= 0 && i - k < 4) {
    const t = tokens[k]!
    // an adjective that agrees with the noun: its own genitive
    if (t.kind === 'text' && isAdjective(t, reader)) {
      k--
      continue
    }
    if (t.kind === 'ordinal') {
      k--
      continue
    }
    break
  }
  const t = tokens[k]
  if (!t || k < 0) return undefined
  if (t.kind === 'text') {
    const word = reader.text.slice(t.start, t.end)
    return reader.g.counting.has(word.toLowerCase()) ? undefined : { strong: false }
  }
  if (t.kind !== 'word') return undefined
  if (is(t, 'name') !== undefined && is(t, 'title') === undefined) {
    const kind = is(t, 'name')!
    return /^(org|body|series|document|concept|level|honour):/.test(kind) ? { strong: false } : undefined
  }
  if (isAny(t.lex, VERBS) && !(t.lex.cases ?? 0)) return undefined
  return isAny(t.lex, OWNED) && (t.lex.cases ?? 0) > 0 ? { strong: false } : undefined
}

const isAdjective = (t: Token, { text, g }: Reader): boolean => {
  const word = text.slice(t.start, t.end)
  return g.adjectiveEnds.some((e) => word.length > e.length + 2 && word.endsWith(e))
}

/** An unknown word in the genitive right behind a noun of the packs belongs to it. */
function textPart(tokens: readonly Token[], i: number, reader: Reader): string | undefined {
  const before = tokens[i - 1]
  if (before?.kind !== 'word' || !(before.lex.cases ?? 0)) return undefined
  if (!isAny(before.lex, OWNED) || is(before, 'group') !== undefined || is(before, 'name')?.startsWith('country:'))
    return undefined
  const word = reader.text.slice(tokens[i]!.start, tokens[i]!.end)
  if (/\p{Lu}/u.test(word[0]!) && is(before, 'title') !== undefined) return undefined
  const cases = casesOf(tokens[i], reader)
  return cases & reader.g.genitive && !(reader.g.verbal?.test(word) ?? false)
    ? reader.g.bare.find(([c]) => c === reader.g.genitive)?.[1]
    : undefined
}
