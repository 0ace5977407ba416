// What a language pack says about numbers: the shape of packs/LANG/numbers.yaml.
import { z } from 'zod'

const words = z.array(z.string().min(1)).default([])
const values = z.record(z.string().min(1), z.number()).default({})
const bounds = z.strictObject({ over: words, under: words, about: words, exact: words }).partial().default({})

export const NumberPackSchema = z.strictObject({
  /** Words end where letters end: true for alphabetic scripts. */
  bounded: z.boolean(),
  /** Letter to the letter that may stand for it. */
  letters: z.record(z.string().length(1), z.string().length(1)).default({}),
  decimal: z.array(z.string().length(1)).min(1),
  group: z.array(z.string().length(1)),
  /** Digits in a row are read place by place (as in years written in Han numerals). */
  positional: z.boolean().default(false),
  /** Words that add (digits, teens, tens), that multiply what stands just before, that multiply all before. */
  digits: values,
  units: values,
  bigs: values,
  /** Digits that are also parts of other words: alone they are no number. */
  formal: words,
  /** Letters glued to figures that multiply them, in exactly this case: k, M. */
  attached: values,
  /** The decimal sign as a word; the sign of a negative number as a word. */
  point: words,
  minus: words,
  /** Parts of one after a count: thirds, quarters. */
  parts: values,
  /** Of `units` and `bigs`: those that count as one of themselves with nothing before them. */
  bare: words,
  /** Allowed between parts of a number word. */
  joiners: words,
  before: bounds,
  between: bounds,
  after: bounds,
  /** Counts without a number ("dozens"). */
  vague: z.record(z.string().min(1), z.enum(['over', 'under', 'about'])).default({}),
  /** Allowed between a count and its classifier or unit. */
  links: words,
  /** Between the lower and the upper part of a fraction; whole prefixes of a percentage. */
  fraction: words,
  percentBefore: words,
  /** Counters that carry no unit of their own, and those that do. */
  counters: words,
  measures: z.record(z.string().min(1), z.string()).default({}),
  /** Measures that scale the number: tenths and the like. */
  scaled: z.record(z.string().min(1), z.strictObject({ unit: z.string(), times: z.number() })).default({}),
  /** Signs of money that stand before the number. */
  moneyBefore: z.record(z.string().min(1), z.string()).default({}),
  /** A numeral word counts only with a classifier, unit or bound after it (numerals that are also parts of words). */
  needsCounter: z.boolean().default(false),
  /** Words that start like a number and are none. */
  not: words,
  ordinals: z.strictObject({
    prefixes: words,
    /** Prefix that means the first, only before a counter. */
    first: words,
    counters: words,
    words: values,
    /** Stem to value; each takes every ending. */
    stems: values,
    endings: words,
    /** After digits: 24th. */
    digitSuffixes: words,
    roman: z.boolean().default(false),
    not: words,
  }),
})

export type NumberPack = z.infer<typeof NumberPackSchema>
