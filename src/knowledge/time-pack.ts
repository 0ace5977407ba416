// What a language pack says about time: the shape of packs/LANG/time.yaml.
import { z } from 'zod'

export const PORTIONS = [
  'first-half',
  'second-half',
  'q1',
  'q2',
  'q3',
  'q4',
  'first-three-quarters',
  /** The week that a day lies in: "the week of 8 July". */
  'week',
  'start',
  'close',
  'early',
  'middle',
  'late',
  'spring',
  'summer',
  'autumn',
  'winter',
  'first-third',
  'second-third',
  'last-third',
] as const
export type Portion = (typeof PORTIONS)[number]

export const UNITS = [
  'day',
  'week',
  'month',
  'quarter',
  'half-year',
  'year',
  'decade',
  'century',
  'night',
  'hour',
  'minute',
] as const
export type Unit = (typeof UNITS)[number]

export const VAGUE = ['recent', 'now', 'future', 'past', 'then'] as const
export type Vague = (typeof VAGUE)[number]

const words = z.array(z.string().min(1)).default([])
const table = <T extends z.ZodType>(value: T) => z.record(z.string().min(1), value).default({} as never)
const shift = z.union([z.number().int(), z.enum(['same', 'same+1', 'same-1'])])

const Deictic = z.strictObject({
  century: shift.optional(),
  decade: shift.optional(),
  year: shift.optional(),
  quarter: shift.optional(),
  month: shift.optional(),
  week: shift.optional(),
  day: shift.optional(),
  portion: z.enum(PORTIONS).optional(),
  /** Only after a portion: "the end of [the year]". */
  after: z.literal(true).optional(),
  clock: z.literal(true).optional(),
})

export const TimePackSchema = z.strictObject({
  bounded: z.boolean(),
  letters: z.record(z.string().length(1), z.string().length(1)).default({}),
  /** "suffix": each number is followed by its unit word; "named": months are names beside numbers. */
  order: z.enum(['suffix', 'named']),
  /** Words that follow (suffix) or stand beside (named) the number of a year, month, day. */
  year: words,
  month: words,
  day: words,
  century: words,
  decade: words,
  months: table(z.number().int().min(1).max(12)),
  weekdays: table(z.number().int().min(1).max(7)),
  /** Short forms of weekdays right after a word for a week. */
  weekdayMarks: table(z.number().int().min(1).max(7)),
  /** Words that count from the document's day (numbers) or repeat the date told before ("same"). */
  deictic: table(Deictic),
  portions: table(z.enum(PORTIONS)),
  /** Portions that may stand alone and then mean the current year. */
  alone: words,
  clock: words,
  /** Number and unit of a time of day. */
  hours: words,
  minutes: words,
  /** May open a date and adds nothing: "local time", "on". */
  lead: words,
  /** Between year, month and day: "of", a comma. */
  links: words,
  to: words,
  fromPoint: words,
  until: words,
  between: words,
  and: words,
  /** After a point or amount. */
  toNow: words,
  opens: words,
  ago: words,
  later: words,
  since: words,
  anniversary: words,
  occasion: words,
  during: words,
  eve: words,
  /** Before an amount or a point. */
  beforeWords: words,
  afterWords: words,
  sinceWords: words,
  byWords: words,
  /** An amount after it counts forward from the document's day. */
  ahead: words,
  /** Before a month or weekday name: the last one, the next one, the one of now. */
  last: words,
  next: words,
  thisOne: words,
  /** A day may stand after the name of its month. */
  monthFirst: z.boolean().default(false),
  /** Names of months and weekdays are written with a capital. */
  capitals: z.boolean().default(false),
  /** Month names that are also other words: they need a day, a year or a preposition beside them. */
  weak: words,
  /** Dates in figures alone: which comes first. */
  numeric: z.enum(['month-first', 'day-first']).default('day-first'),
  past: words,
  coming: words,
  lasting: words,
  approximate: words,
  /** Units of counted time; the bound is said within the word where it is ("a month and more"). */
  counts: table(
    z.union([
      z.enum(UNITS),
      z.strictObject({
        unit: z.enum(UNITS),
        over: z.literal(true).optional(),
        plus: z.number().optional(),
        /** Only a number in words, and only with a word for ago, later or within after it. */ words: z
          .literal(true)
          .optional(),
      }),
    ]),
  ),
  /** Whole amounts of time in fixed words: "half a century". */
  amounts: table(
    z.strictObject({
      number: z.number().optional(),
      unit: z.enum(UNITS),
      bound: z.enum(['exact', 'over', 'under', 'about']).default('exact'),
      needs: z.literal(true).optional(),
    }),
  ),
  vague: table(z.enum(VAGUE)),
  /** May stand between the name of a happening and the word that relates to it. */
  happens: words,
  /** Before a count of days, weeks, months: the first, the last ones of what stands beside them. */
  firstOf: words,
  lastOf: words,
  /** Units of such counts. */
  sliceUnits: table(z.enum(['day', 'week', 'month', 'quarter'])),
  /** After two dates joined by "and": between them. */
  betweenTail: words,
  /** After an amount: counted from the document's day. */
  aheadTails: words,
  /** Softens a point that stands before it: "around". */
  around: words,
  within: words,
  /** Words that hold what looks like the start of a time in their end. */
  inside: words,
  /** Before a month: it is one of another calendar, and no date of ours. */
  lunar: words,
  /** Words that look like time and are none; words that hide a portion or tail in themselves. */
  not: words,
  notTails: words,
})

export type TimePack = z.infer<typeof TimePackSchema>
