// The forms of a word or a name: declined by case, conjugated by person and tense, as a language's forms.yaml says.
import type { Cases, Grammar, NounRow } from './pack.ts'

/** One form of a dictionary word. */
export interface Form {
  readonly word: string
  /** The cases it may be; 0 for a verb. */
  readonly cases: Cases
  /** A finite form that tells of the future. */
  readonly future?: true
  /** A participle that opens a relative clause. */
  readonly participle?: true
  /** A finite form that wants several who act. */
  readonly several?: true
  /** A short passive. */
  readonly passive?: true
}

type Paradigm = readonly (readonly string[])[] | undefined

interface Declined {
  readonly singular: Paradigm
  readonly plural: Paradigm
}

export interface Manner {
  /** People: the accusative is like the genitive. */
  readonly animate: boolean
  /** A personal name: each word may change or stay, and has no plural. */
  readonly name: boolean
  /** A name of one thing: no plural. */
  readonly single: boolean
}

/** All forms of a word of a nominal class; the dictionary form first. */
export function declined(words: string, g: Grammar, manner: Manner): Form[] {
  const found = new Map<string, Cases>()
  const add = (word: string, cases: Cases) => found.set(word, (found.get(word) ?? 0) | cases)
  // words joined by a dash are one: "a state — member"
  const parts = words.split(/(?<!—) (?!—)/u)
  const out = manner.name
    ? nameForms(parts, g)
    : parts.length === 1
      ? genders(words, g).flatMap((w) =>
          phraseForms([w], g, { ...manner, single: manner.single && w === words && !isSmall(w) }),
        )
      : phraseForms(parts, g, manner)
  for (const [word, cases] of out) add(word, cases)
  if (manner.single && parts.length === 1 && !isSmall(words) && g.stays.some((e) => words.endsWith(e)))
    add(words, g.all)
  if (!found.has(words)) add(words, found.size ? g.nominative : g.all)
  if (found.size === 1) return [{ word: words, cases: g.all }]
  return [...found].map(([word, cases]) => ({ word, cases }))
}

const isSmall = (word: string): boolean => /^\p{Ll}/u.test(word)

/** An adjective by itself in its three genders; any other word alone. */
function genders(word: string, g: Grammar): string[] {
  const found =
    isSmall(word) && adjectiveForms(word, g, false) ? g.genders.find(([ends]) => word.endsWith(ends)) : undefined
  return found ? [word, ...found[1].map((e) => word.slice(0, -found[0].length) + e)] : [word]
}

/** "The Shanghai Organisation of Cooperation": adjectives and the head agree, what follows stays. */
function phraseForms(parts: readonly string[], g: Grammar, manner: Manner): [string, Cases][] {
  const agreeing: Declined[] = []
  let head = -1
  for (let i = 0; i < parts.length; i++) {
    const bare = parts[i]!.replace(/^[«“"]/, '')
    if (bare !== parts[i]) return i === 0 ? [] : agreed(parts, agreeing)
    const numeral = g.numerals.has(parts[i]!) ? nounForms(parts[i]!, g, manner.animate) : undefined
    const adjective = numeral ?? adjectiveForms(parts[i]!, g, manner.animate)
    if (adjective && i + 1 < parts.length) {
      agreeing.push(adjective)
      continue
    }
    head = i
    agreeing.push(adjective ?? nounForms(parts[i]!, g, manner.animate) ?? { singular: undefined, plural: undefined })
    // "partnership and alliance": the second head changes with the first
    if (!g.joints.has(parts[i + 1] ?? '') || i + 2 >= parts.length) break
    const joint = Array.from({ length: 6 }, () => [parts[i + 1]!])
    agreeing.push({ singular: joint, plural: joint })
    i++
  }
  if (head < 0) return []
  return agreed(parts, agreeing, manner.single)
}

function agreed(parts: readonly string[], agreeing: readonly Declined[], single = false): [string, Cases][] {
  const out: [string, Cases][] = []
  const rest = parts.slice(agreeing.length).join(' ')
  const number = (pick: (d: Declined) => Paradigm) => {
    const paradigms = agreeing.map(pick)
    if (paradigms.some((p) => p === undefined)) return
    for (let c = 0; c < 6; c++) {
      let built = ['']
      for (const p of paradigms) built = built.flatMap((b) => p![c]!.map((f) => (b ? `${b} ${f}` : f))).slice(0, 6)
      for (const b of built) out.push([rest ? `${b} ${rest}` : b, 1 << c])
    }
  }
  number((d) => d.singular)
  const plural = agreeing.at(-1)?.singular === undefined
  if (!single || plural) number((d) => d.plural)
  return out
}

/** A personal name: all its words change, or the last alone, or all but the last. */
function nameForms(parts: readonly string[], g: Grammar): [string, Cases][] {
  const out: [string, Cases][] = []
  const each = parts.map((p) =>
    g.unchanged.has(p) || g.staying?.test(p)
      ? undefined
      : (adjectiveForms(p, g, true)?.singular ?? nounForms(p, g, true)?.singular),
  )
  const last = parts.length - 1
  const add = (which: (i: number) => boolean) => {
    for (let c = 0; c < 6; c++) {
      let built = ['']
      parts.forEach((part, i) => {
        const forms = which(i) ? (each[i]?.[c] ?? [part]) : [part]
        built = built.flatMap((b) => forms.map((f) => (b ? `${b} ${f}` : f))).slice(0, 4)
      })
      for (const b of built) out.push([b, 1 << c])
    }
  }
  add(() => true)
  if (last > 0) {
    add((i) => i === last)
    // a woman's name whose surname stays
    if (/[\p{L}]$/u.test(parts[last]!) && each[0] !== undefined) add((i) => i < last)
  }
  return out
}

function byRow(word: string, row: NounRow, g: Grammar, animate: boolean): Declined {
  const stem = g.fleeting.get(word) ?? word.slice(0, word.length - row.off)
  const of = (endings: readonly string[], nominative: readonly string[]): string[][] => {
    const genitives = (endings[0] ?? '').split('/').map((x) => (x === '0' ? stem : stem + x))
    const forms = endings.map((e) =>
      e === '~' ? (animate ? genitives : [...nominative]) : e.split('/').map((x) => (x === '0' ? stem : stem + x)),
    )
    return [[...nominative], ...forms]
  }
  const singular = row.singular ? of(row.singular, [word]) : undefined
  const [first = '0', ...others] = row.plural
  const plural =
    row.plural.length === 6
      ? of(
          others,
          first.split('/').map((x) => (x === '0' ? stem : stem + x)),
        )
      : undefined
  return { singular, plural }
}

function nounForms(word: string, g: Grammar, animate: boolean): Declined | undefined {
  const known = g.irregular.get(word) ?? g.irregular.get(word.toLowerCase())
  if (known && (g.irregular.has(word) || word === word.toLowerCase())) return known
  if (known) {
    const up = (p: Paradigm) => p?.map((forms) => forms.map((f) => f[0]!.toUpperCase() + f.slice(1)))
    return { singular: up(known.singular), plural: up(known.plural) }
  }
  // of a compound the last part changes, of an acronym nothing
  const cut = Math.max(word.lastIndexOf('-'), word.lastIndexOf('—'), word.lastIndexOf('–'))
  if (cut > 0 && cut < word.length - 1) {
    const [head, mark, end] = [
      word.slice(0, cut).trimEnd(),
      /^.*?(\s?[-—–]\s?)\S*$/u.exec(word)?.[1] ?? '',
      word.slice(cut + 1).trimStart(),
    ]
    const tail = nounForms(end, g, animate)
    const lead = g.compounds.has(head.toLowerCase()) ? nounForms(head, g, animate) : undefined
    const join = (of: 'singular' | 'plural'): Paradigm =>
      tail?.[of]?.map((forms, c) => forms.map((f) => (lead?.[of]?.[c]?.[0] ?? head) + mark + f))
    return tail && { singular: join('singular'), plural: join('plural') }
  }
  if (/^[\p{Lu}\d]+$/u.test(word) || word.length < 2 || g.unchanged.has(word)) return undefined
  const row = g.nouns.find((r) => r.ends.test(word))
  return row && byRow(word, row, g, animate)
}

function adjectiveForms(word: string, g: Grammar, animate: boolean): Declined | undefined {
  if (g.notAdjectives.has(word) || word.length < 4) return undefined
  const row = g.adjectives.find((r) => r.ends.test(word))
  if (!row) return undefined
  const forms = byRow(word, row, g, animate)
  return row.singular ? forms : { singular: undefined, plural: forms.plural }
}

/** Forms of a phrase that its verb opens; undefined where the first word is no infinitive and no short passive. */
export function conjugated(words: string, g: Grammar): Form[] | undefined {
  const [first = '', ...tail] = words.split(' ')
  const rest = tail.length ? ` ${tail.join(' ')}` : ''
  const irregular = g.irregularVerbs.get(first)
  const row = irregular ? undefined : g.verbs.find((r) => r.ends.test(first))
  if (!irregular && !row)
    return g.passive?.test(first) && !(g.notVerbal?.test(first) ?? false)
      ? [
          ...g.short.map((ending) => ({ word: first + ending + rest, cases: 0, passive: true as const })),
          ...longPassives(first, g).map((word) => ({
            word: word + rest,
            cases: 0,
            passive: true as const,
            participle: true as const,
          })),
        ]
      : undefined
  const stem = row ? first.slice(0, first.length - row.off) : ''
  const { past, finite, others } = irregular ?? row!
  const present = g.present.has(first) || (!irregular && g.imperfective.some((e) => first.endsWith(e)))
  const out: Form[] = [{ word: first + rest, cases: 0 }]
  const told = pastForms(stem + past, g)
  for (const [i, word] of told.entries())
    out.push({ word: word + rest, cases: 0, ...(i > 0 && i === told.length - 1 ? { several: true as const } : {}) })
  for (const f of finite)
    if (f !== '-') out.push({ word: stem + f + rest, cases: 0, ...(present ? {} : { future: true as const }) })
  for (const o of others) if (o !== '-') out.push({ word: stem + o + rest, cases: 0 })
  for (const word of participles(stem + past, g)) out.push({ word: word + rest, cases: 0, participle: true })
  return out
}

/** The stem of a reflexive verb's past, and what closes it behind a consonant and behind a vowel. */
function reflexive(past: string, g: Grammar): { stem: string; hard: string; soft: string } {
  const [hard = '', soft = ''] = g.reflexive
  return hard && past.endsWith(hard)
    ? { stem: past.slice(0, -hard.length), hard, soft }
    : { stem: past, hard: '', soft: '' }
}

/** Past of the three genders and of the plural. */
function pastForms(past: string, g: Grammar): string[] {
  const { stem, hard, soft } = reflexive(past, g)
  const drop = g.pastStems.find(([ends]) => stem.endsWith(ends))
  const others = drop ? stem.slice(0, -drop[0].length) + drop[1] : stem
  return g.past.map((ending) => (ending ? others + ending + soft : stem + hard))
}

/** Participles of the past in all their cases. */
function participles(past: string, g: Grammar): string[] {
  const { stem, hard } = reflexive(past, g)
  const [from = '', ...to] = g.participles
  if (!from || !stem.endsWith(from)) return []
  return to.flatMap((ending) => allForms(stem.slice(0, -from.length) + ending, g).map((f) => f + hard))
}

/** The long participles of a short passive: "signed" said of a noun. */
function longPassives(short: string, g: Grammar): string[] {
  const end = g.long.find(([letter]) => short.endsWith(letter))
  return end ? genders(short.slice(0, -end[0].length) + end[1], g).flatMap((word) => allForms(word, g)) : []
}

/** An adjective in all its cases, of people and of things. */
function allForms(word: string, g: Grammar): string[] {
  const paradigms = [true, false].map((animate) => adjectiveForms(word, g, animate))
  return [...new Set(paradigms.flatMap((p) => [...(p?.singular ?? []), ...(p?.plural ?? [])].flat()))]
}
