// The shapes that the server sends, as schemas: what the API description is made from and what the tests hold every
// reply against. Each is tied to its noun in the model, so that the compiler tells when one of the two moves.
import { z } from 'zod'
import type { RecordClaim, SearchResult } from '../chancery.ts'
import type { Answer, AnswerLine, Citation, Parameter } from '../model/answer.ts'
import type { DocumentList, DocumentPage, DocumentRow, EntityRow, Overview, QuestionRow } from '../model/api.ts'
import type { Article, Source } from '../model/article.ts'
import { CLAIM_TYPES, type Claim, MODES } from '../model/claim.ts'
import { ROLE_NAMES } from '../model/claims/roles.ts'
import { PROBLEM_CODES, type Problem } from '../model/problem.ts'
import type { Coverage } from '../model/reading.ts'
import type { Span } from '../model/span.ts'
import type { EntityRef, GroupRef, Quantity } from '../model/value.ts'
import type { When } from '../model/when.ts'

/** Every named shape, for the components of the API description. */
export const shapes = z.registry<{ id: string; description?: string }>()

function named<S extends z.ZodType>(id: string, description: string, schema: S): S {
  shapes.add(schema, { id, description })
  return schema
}

const opt = <S extends z.ZodType>(schema: S) => z.exactOptional(schema)
const text = z.string()
const offset = z.int().min(0)
const edtf = text.describe('EDTF (ISO 8601-2)')

const span = { start: offset, end: offset }
const SpanShape = z.object(span) satisfies z.ZodType<Span>

export const EntityRefShape = named(
  'EntityRef',
  'A person, state, body, place, series, level, concept or document. Without id it is in no registry.',
  z.object({ id: opt(text), name: text, label: opt(text), span: opt(SpanShape) }) satisfies z.ZodType<EntityRef>,
)

const GroupShape = named(
  'Group',
  'Several at once, as printed, with its members where the text lets them be known.',
  z.object({
    name: text,
    group: z.literal(true),
    members: opt(z.array(EntityRefShape)),
    span: opt(SpanShape),
  }) satisfies z.ZodType<GroupRef>,
)

const QuantityShape = named(
  'Quantity',
  'A count or an amount; text where the words give no number.',
  z.object({
    number: opt(z.number()),
    unit: opt(text),
    bound: z.enum(['exact', 'over', 'under', 'about']),
    text: opt(text),
    span: opt(SpanShape),
  }) satisfies z.ZodType<Quantity>,
)

const value = z.union([QuantityShape, GroupShape, EntityRefShape, text, z.number()])
const speaker = z.union([GroupShape, EntityRefShape])
const evidence = z.object({ ...span, quote: text })

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

const WhenShape = named(
  'When',
  'A time, part by part: what the text says, and what was inferred from what.',
  z.object({
    edtf: opt(edtf),
    span: opt(SpanShape),
    start: opt(partialDate),
    end: opt(partialDate),
  }) satisfies z.ZodType<When>,
)

export const ClaimShape = named(
  'Claim',
  'One thing that a text says, with the exact words that say it.',
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
  }) satisfies z.ZodType<Claim>,
)

const ProblemShape = named(
  'Problem',
  'What could not be read, or looks wrong, said at its place.',
  z.object({
    kind: z.literal('problem'),
    document: text,
    code: z.enum(PROBLEM_CODES),
    ...span,
    quote: text,
    reason: text,
    likely: opt(text),
  }) satisfies z.ZodType<Problem>,
)

const source = z.object({
  path: text,
  hash: text,
  mediaType: text,
  encoding: text,
  article: opt(z.object({ index: z.int(), of: z.int() })),
}) satisfies z.ZodType<Source>

const ArticleShape = named(
  'Article',
  'One article as it was printed. Every offset counts UTF-16 code units into its text.',
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
    map: z.array(z.object({ ...span, source: offset })),
  }) satisfies z.ZodType<Article>,
)

const CoverageShape = named(
  'Coverage',
  'Sentences: in all, with a claim, and with a trigger that no rule read.',
  z.object({ sentences: z.int(), read: z.int(), unread: z.int() }) satisfies z.ZodType<Coverage>,
)

const DocumentRowShape = named(
  'DocumentRow',
  'One document in a list.',
  z.object({
    id: text,
    title: opt(text),
    publisher: opt(text),
    language: text,
    dateline: opt(text),
    published: opt(edtf),
    source: text,
    claims: z.int(),
    problems: z.int(),
    coverage: CoverageShape,
    readAt: text,
  }) satisfies z.ZodType<DocumentRow>,
)

export const DocumentListShape = named(
  'DocumentList',
  'Documents, newest first; next is the cursor of the following page.',
  z.object({ documents: z.array(DocumentRowShape), total: z.int(), next: opt(text) }) satisfies z.ZodType<DocumentList>,
)

export const DocumentPageShape = named(
  'DocumentPage',
  'One document with its newest reading.',
  z.object({
    article: ArticleShape,
    claims: z.array(ClaimShape),
    problems: z.array(ProblemShape),
    coverage: CoverageShape,
    versions: z.object({ program: text, packs: text }),
    readAt: text,
  }) satisfies z.ZodType<DocumentPage>,
)

export const OverviewShape = named(
  'Overview',
  'What the record holds.',
  z.object({
    documents: z.int(),
    claims: z.int(),
    problems: z.int(),
    byType: z.partialRecord(z.enum(CLAIM_TYPES), z.int()),
    byLanguage: z.record(text, z.int()),
    publishers: z.array(z.object({ name: text, documents: z.int() })),
    from: opt(edtf),
    to: opt(edtf),
    coverage: CoverageShape,
  }) satisfies z.ZodType<Overview>,
)

const EntityRowShape = named(
  'EntityRow',
  'One entity that the record names.',
  z.object({ id: text, label: text, names: z.array(text), claims: z.int() }) satisfies z.ZodType<EntityRow>,
)
export const EntityListShape = named('EntityList', 'Entities, most named first.', z.array(EntityRowShape))

const parameter = z.object({
  name: text,
  kind: z.enum(['entity', 'date', 'text', 'type', 'language', 'number']),
  required: opt(z.boolean()),
  doc: text,
}) satisfies z.ZodType<Parameter>
const QuestionRowShape = named(
  'QuestionRow',
  'One question that can be asked, with its parameters.',
  z.object({ name: text, doc: text, parameters: z.array(parameter) }) satisfies z.ZodType<QuestionRow>,
)
export const QuestionListShape = named('QuestionList', 'All questions.', z.array(QuestionRowShape))

const CitationShape = named(
  'Citation',
  'Where a line of an answer comes from.',
  z.object({
    claim: text,
    document: text,
    title: opt(text),
    publisher: opt(text),
    published: opt(edtf),
    quote: text,
    ...span,
    voice: z.array(text),
  }) satisfies z.ZodType<Citation>,
)

const AnswerLineShape = named(
  'AnswerLine',
  'One fact as told, with every sentence that tells it.',
  z.object({
    id: text,
    text,
    type: opt(z.enum(CLAIM_TYPES)),
    when: opt(edtf),
    mode: opt(z.enum(MODES)),
    fields: z.record(text, z.union([text, z.number(), z.boolean(), z.array(text), z.null()])),
    group: opt(text),
    cites: z.array(CitationShape),
    differs: opt(z.array(text)),
  }) satisfies z.ZodType<AnswerLine>,
)

export const AnswerShape = named(
  'Answer',
  'An answer: lines that each lead to the sentences behind them, and what stands behind the whole.',
  z.object({
    question: text,
    understood: text,
    parameters: z.record(text, text),
    on: opt(text),
    known: opt(text),
    lines: z.array(AnswerLineShape),
    coverage: z.object({
      documents: z.int(),
      from: opt(text),
      to: opt(text),
      publishers: z.array(text),
      sentences: z.int(),
      unread: z.int(),
    }),
    notes: z.array(text),
  }) satisfies z.ZodType<Answer>,
)

export const ProblemDetailsShape = named(
  'ProblemDetails',
  'An error (RFC 9457) with one clear sentence in detail.',
  z.object({ type: text, title: text, status: z.int(), detail: text, parameter: opt(text) }),
)

const head = z.object({
  id: text,
  language: z.enum(['zh-Hans', 'zh-Hant', 'en', 'ru']),
  title: opt(text),
  publisher: opt(text),
  publisherId: opt(text),
  dateline: opt(edtf),
  published: opt(edtf),
})

export const SearchShape = named(
  'SearchResult',
  'Documents in which the words stand, with their sentences; offsets count into the document text.',
  z.object({
    hits: z.array(
      z.object({ document: head, snippets: z.array(z.object({ ...span, quote: text, marks: z.array(SpanShape) })) }),
    ),
    total: z.int(),
    next: opt(text),
  }) satisfies z.ZodType<SearchResult>,
)

export const RecordClaimShape = named(
  'RecordClaim',
  'One claim, its document, and where it stands in review.',
  z.object({
    claim: ClaimShape,
    document: head,
    status: z.enum(['read', 'accepted', 'rejected', 'corrected', 'added']),
  }) satisfies z.ZodType<RecordClaim>,
)
