// What a language pack says of how its words change: packs/LANG/forms.yaml.
import { z } from 'zod'

const table = z.string().default('')
const CaseTable = z.record(z.string(), z.record(z.string(), z.string()))

export const FormPackSchema = z.strictObject({
  /** Letters to read as others, in packs and texts alike. */
  letters: z.record(z.string(), z.string()).default({}),
  cases: z.array(z.string()),
  nouns: table,
  adjectives: table,
  genders: z.record(z.string(), z.array(z.string())).default({}),
  'not-adjectives': z.array(z.string()).default([]),
  irregular: table,
  fleeting: z.record(z.string(), z.string()).default({}),
  /** First halves of compounds that change with the second. */
  compounds: z.array(z.string()).default([]),
  /** Words between two heads that change together. */
  joints: z.array(z.string()).default([]),
  /** Numerals that change with what they count: "of the two countries". */
  numerals: z.array(z.string()).default([]),
  /** How names of one place end that may stay as they are. */
  stays: z.array(z.string()).default([]),
  unchanged: z.array(z.string()).default([]),
  verbs: table,
  'irregular-verbs': table,
  present: z.array(z.string()).default([]),
  'imperfective-endings': z.array(z.string()).default([]),
  /** Endings of the past: masculine, feminine, neuter, plural; stems that change before the last three. */
  past: z.array(z.string()).default([]),
  'past-stems': z.record(z.string(), z.string()).default({}),
  /** What closes a reflexive verb behind a consonant and behind a vowel. */
  reflexive: z.array(z.string()).default([]),
  /** How a short passive ends, and its endings. */
  passive: z.string().optional(),
  short: z.array(z.string()).default([]),
  /** What the past ends with, and what stands in its place in a participle. */
  participles: z.array(z.string()).default([]),
  /** Short passives by their last letter: what stands in its place in the long participle. */
  long: z.record(z.string(), z.string()).default({}),
  prepositions: CaseTable.default({}),
  /** Other shapes of a preposition at a phrase's end. */
  also: z.record(z.string(), z.string()).default({}),
  bare: z.record(z.string(), z.string()).default({}),
  counting: z.array(z.string()).default([]),
  guess: z.record(z.string(), z.array(z.string())).default({}),
  'adjective-ends': z.array(z.string()).default([]),
  verbal: z.string().optional(),
  'not-verbal': z.string().optional(),
  patronymic: z.string().optional(),
  /** How names end that never change. */
  staying: z.string().optional(),
})
export type FormPack = z.infer<typeof FormPackSchema>
