// The nouns of the model as schemas: what the API description is made from and what the tests hold every reply against.
// Each is tied to its noun, so that the compiler tells when one of the two moves.
import { z } from 'zod'
import type { Article, Source, SourcePlace, SourceRun } from '../model/article.ts'
import { CLAIM_TYPES, type Claim, MODES } from '../model/claim.ts'
import { ROLE_NAMES } from '../model/claims/roles.ts'
import { PROBLEM_CODES, type Problem } from '../model/problem.ts'
import type { Coverage } from '../model/reading.ts'
import type { Span } from '../model/span.ts'
import type { EntityRef, GroupRef, Quantity } from '../model/value.ts'
import type { When } from '../model/when.ts'

/** Every named shape, for the components of the API description. */
export const shapes = z.registry<{ id: string; description?: string }>()

export function named<S extends z.ZodType>(id: string, description: string, schema: S): S {
  shapes.add(schema, { id, description })
  return schema
}

/** Ties an object's shape to its noun: no field of the noun may be missing, and none may hold something else. */
export const of =
  <T extends object>() =>
  <S extends z.ZodObject>(
    shape: S & (z.output<S> extends T ? unknown : never) & (keyof T extends keyof z.output<S> ? unknown : never),
  ): S =>
    shape

export const opt = <S extends z.ZodType>(schema: S) => z.exactOptional(schema)
export const text = z.string()
export const offset = z.int().min(0)
export const edtf = text.describe('EDTF (ISO 8601-2)')

export const span = { start: offset, end: offset }
export const SpanShape = of<Span>()(z.object(span))

export const EntityRefShape = named(
  'EntityRef',
  'A person, state, body, place, series, level, concept or document. Without id it is in no registry.',
  of<EntityRef>()(z.object({ id: opt(text), name: text, label: opt(text), span: opt(SpanShape) })),
)

const GroupShape = named(
  'Group',
  'Several at once, as printed, with its members where the text lets them be known.',
  of<GroupRef>()(
    z.object({
      name: text,
      group: z.literal(true),
      members: opt(z.array(EntityRefShape)),
      span: opt(SpanShape),
    }),
  ),
)

const QuantityShape = named(
  'Quantity',
  'A count or an amount; text where the words give no number.',
  of<Quantity>()(
    z.object({
      number: opt(z.number()),
      unit: opt(text),
      bound: z.enum(['exact', 'over', 'under', 'about']),
      text: opt(text),
      span: opt(SpanShape),
    }),
  ),
)

export const value = z.union([QuantityShape, GroupShape, EntityRefShape, text, z.number()])
const speaker = z.union([GroupShape, EntityRefShape])
export const evidence = z.object({ ...span, quote: text })

const basis = z.union([
  z.object({ kind: z.literal('written'), span: SpanShape }),
  z.object({ kind: z.literal('inferred'), from: text, span: opt(SpanShape) }),
])
const datePart = z.object({ value: z.number(), basis })
const partialDate = z.object({
  year: opt(datePart),
  month: opt(datePart),
  day: opt(datePart),
  approximate: opt(z.boolean()),
})

export const WhenShape = named(
  'When',
  'A time, part by part: what the text says, and what was inferred from what.',
  of<When>()(
    z.object({
      edtf: opt(edtf),
      span: opt(SpanShape),
      start: opt(partialDate),
      end: opt(partialDate),
    }),
  ),
)

export const ClaimShape = named(
  'Claim',
  'One thing that a text says, with the exact words that say it.',
  of<Claim>()(
    z.object({
      kind: z.literal('claim'),
      id: text,
      document: text,
      type: z.enum(CLAIM_TYPES),
      roles: z.partialRecord(z.enum(ROLE_NAMES), z.union([value, z.array(value)])),
      when: opt(edtf),
      time: opt(WhenShape),
      where: opt(EntityRefShape),
      mode: z.enum(MODES),
      voice: z.array(
        z.object({ by: opt(z.union([speaker, z.array(speaker)])), form: opt(z.enum(['direct', 'indirect'])) }),
      ),
      evidence: z.array(evidence).min(1),
      first: opt(z.literal(true)),
      gloss: text,
      confidence: z.number().min(0).max(1),
      method: z.union([z.object({ rule: text }), z.object({ model: text }), z.object({ person: text })]),
    }),
  ),
)

export const ProblemShape = named(
  'Problem',
  'What could not be read, or looks wrong, said at its place.',
  of<Problem>()(
    z.object({
      kind: z.literal('problem'),
      document: text,
      code: z.enum(PROBLEM_CODES),
      ...span,
      quote: text,
      reason: text,
      likely: opt(text),
    }),
  ),
)

const place = of<SourcePlace>()(
  z.object({
    part: opt(text),
    page: opt(z.int()),
    box: opt(z.tuple([z.number(), z.number(), z.number(), z.number()])),
    paragraph: opt(z.int()),
  }),
)
const run = of<SourceRun>()(z.object({ ...span, source: offset, sourceEnd: opt(offset), place: opt(place) }))

const source = of<Source>()(
  z.object({
    path: text,
    hash: text,
    mediaType: text,
    encoding: text,
    entry: opt(text),
    article: opt(z.object({ index: z.int(), of: z.int() })),
  }),
)

export const ArticleShape = named(
  'Article',
  'One article as it was printed. Every offset counts UTF-16 code units into its text.',
  of<Article>()(
    z.object({
      id: text,
      source,
      language: z.enum(['zh-Hans', 'zh-Hant', 'en', 'ru']),
      text,
      parts: z.array(
        z.object({
          ...span,
          kind: z.enum([
            'title',
            'subtitle',
            'dateline',
            'byline',
            'heading',
            'paragraph',
            'caption',
            'jump',
            'furniture',
          ]),
        }),
      ),
      title: opt(text),
      subtitle: opt(text),
      section: opt(text),
      publisher: opt(EntityRefShape),
      dateline: opt(
        z.object({
          span: SpanShape,
          place: opt(text),
          date: opt(edtf),
          monthDay: opt(z.object({ month: z.int(), day: z.int() })),
        }),
      ),
      published: opt(edtf),
      gaps: z.array(z.object({ span: SpanShape, kind: z.enum(['continued-from', 'continued-on']), page: opt(text) })),
      map: z.array(run),
    }),
  ),
)

export const CoverageShape = named(
  'Coverage',
  'Sentences: in all, with a claim, and with a trigger that no rule read.',
  of<Coverage>()(z.object({ sentences: z.int(), read: z.int(), unread: z.int() })),
)
