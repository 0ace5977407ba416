// What the files of packs/publishers may hold, as schemas.
import { z } from 'zod'

export const SHAPE_KINDS = [
  'dateline',
  'date',
  'jump-from',
  'jump-on',
  'furniture',
  'label',
  'subtitle',
  'kicker',
  'byline',
  'caption',
  'opening',
  'title',
  'period',
] as const
export type ShapeKind = (typeof SHAPE_KINDS)[number]

/** Where in a line a shape stands: at its head, at its foot, as the whole line, anywhere in it, or as one of the pieces
 * that wide spaces part in the head of a page. */
export const SHAPE_PLACES = ['head', 'foot', 'line', 'inside', 'piece'] as const
export type ShapePlace = (typeof SHAPE_PLACES)[number]

/** What a column of a table of articles may hold. */
export const COLUMNS = ['title', 'text', 'published', 'publisher', 'url', 'section'] as const
export type Column = (typeof COLUMNS)[number]

const TEXTS = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])
const EXAMPLE = z.union([
  z.string().min(1),
  z.strictObject({
    text: z.string().min(1),
    place: z.string().optional(),
    date: z.string().optional(),
    page: z.string().optional(),
  }),
])
export const SHAPE = z.strictObject({
  id: z.string().regex(/^[a-z0-9/-]+$/, 'an id has small letters, digits, "-" and "/"'),
  kind: z.enum(SHAPE_KINDS),
  at: z.enum(SHAPE_PLACES),
  language: z.enum(['zh', 'en', 'ru']).optional(),
  beside: z.array(z.string().min(1)).min(1).optional(),
  shape: TEXTS,
  yes: z.array(EXAMPLE).min(1),
  no: z.array(z.string().min(1)).min(1),
})
const SELECTORS = z.array(z.string().min(1)).optional()
const HTML = z.strictObject({
  title: SELECTORS,
  subtitle: SELECTORS,
  date: SELECTORS,
  byline: SELECTORS,
  section: SELECTORS,
  body: SELECTORS,
  caption: SELECTORS,
  drop: SELECTORS,
})
export const NAMES = z.strictObject({
  zh: z.array(z.string()).optional(),
  en: z.array(z.string()).optional(),
  ru: z.array(z.string()).optional(),
})
export const PUBLISHER = z.strictObject({
  publisher: z.string().regex(/^(org|body):[a-z0-9-]+$/, 'a publisher is org:name or body:name'),
  label: z.string().min(1),
  names: NAMES,
  hosts: z.array(z.string().regex(/^[a-z0-9.-]+$/)).default([]),
  shapes: z.array(SHAPE).default([]),
  html: HTML.optional(),
})
export const PRESS = z.strictObject({
  language: z.enum(['zh', 'en', 'ru']),
  script: z.enum(['Han', 'Cyrillic', 'Latin']),
  months: z.array(z.array(z.string())).default([]),
  weekdays: z.array(z.string()).min(1),
  numerals: z.record(z.string(), z.number()).default({}),
  final: z.string().min(1),
  closing: z.string(),
  stops: z.string(),
  open: z.string(),
  longest: z.strictObject({ title: z.number().int().positive(), heading: z.number().int().positive() }),
  dates: z.array(z.string()).min(1),
  monthDays: z.array(z.string()).min(1),
  shapes: z.array(SHAPE).min(1),
})
export const TABLES = z.record(z.enum(COLUMNS), z.array(z.string().min(1)).min(1))
export const SCRIPT = z.strictObject({
  simplified: z.string().min(1),
  traditional: z.string().min(1),
  common: z.string().min(1),
  radicals: z.string().min(1),
})

export type PressFile = z.infer<typeof PRESS>
export type PublisherFile = z.infer<typeof PUBLISHER>
export type ShapeEntry = z.infer<typeof SHAPE>
