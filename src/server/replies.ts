// What each route replies with, as schemas made of the nouns.
import { z } from 'zod'
import type { RecordClaim, SearchResult } from '../chancery.ts'
import type { Answer, AnswerLine, Citation, Parameter } from '../model/answer.ts'
import type {
  DocumentList,
  DocumentPage,
  DocumentRow,
  EntityRow,
  NameRow,
  Overview,
  Place,
  QuestionRow,
  Taken,
  TakenDocument,
} from '../model/api.ts'
import { CLAIM_TYPES, MODES } from '../model/claim.ts'
import type { ComparedFact, ComparedText, Comparison, Telling } from '../model/comparison.ts'
import type { Reading } from '../model/reading.ts'
import { ROLES, type SessionState } from '../model/team.ts'
import {
  ArticleShape,
  ClaimShape,
  CoverageShape,
  edtf,
  evidence,
  named,
  of,
  opt,
  ProblemShape,
  SpanShape,
  span,
  text,
  WhenShape,
} from './schemas.ts'

const DocumentRowShape = named(
  'DocumentRow',
  'One document in a list.',
  of<DocumentRow>()(
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
      places: opt(z.int()),
    }),
  ),
)

const PlaceShape = named(
  'Place',
  'A place at which a text stands, letter by letter or as a copy of it.',
  of<Place>()(
    z.object({
      document: text,
      source: text,
      entry: opt(text),
      publisher: opt(text),
      published: opt(edtf),
      readAt: text,
    }),
  ),
)

export const DocumentListShape = named(
  'DocumentList',
  'Documents, newest first; next is the cursor of the following page.',
  of<DocumentList>()(z.object({ documents: z.array(DocumentRowShape), total: z.int(), next: opt(text) })),
)

export const DocumentPageShape = named(
  'DocumentPage',
  'One document with its newest reading.',
  of<DocumentPage>()(
    z.object({
      article: ArticleShape,
      claims: z.array(ClaimShape),
      problems: z.array(ProblemShape),
      coverage: CoverageShape,
      versions: z.object({ program: text, packs: text }),
      readAt: text,
      places: opt(z.array(PlaceShape)),
    }),
  ),
)

export const ReadShape = named(
  'Read',
  'What was read in a source that was sent: a reading for each article.',
  z.object({
    readings: z.array(
      of<Reading>()(
        z.object({
          article: ArticleShape,
          claims: z.array(ClaimShape),
          problems: z.array(ProblemShape),
          coverage: CoverageShape,
          versions: z.object({ program: text, packs: text }),
        }),
      ),
    ),
    notes: z.array(text),
  }),
)

export const OverviewShape = named(
  'Overview',
  'What the record holds.',
  of<Overview>()(
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
    }),
  ),
)

const EntityRowShape = named(
  'EntityRow',
  'One entity that the record names.',
  of<EntityRow>()(z.object({ id: text, label: text, names: z.array(text), claims: z.int() })),
)
export const EntityListShape = named('EntityList', 'Entities, most named first.', z.array(EntityRowShape))

export const TakenShape = named(
  'Taken',
  'What was read in a source that was sent, and is on record now.',
  of<Taken>()(
    z.object({
      documents: z.array(
        of<TakenDocument>()(
          z.object({
            id: text,
            title: opt(text),
            language: text,
            claims: z.int(),
            problems: z.int(),
            coverage: CoverageShape,
            held: z.boolean(),
          }),
        ),
      ),
      notes: z.array(text),
    }),
  ),
)

export const NameListShape = named(
  'NameList',
  'What the packs call their entities in one language.',
  z.array(of<NameRow>()(z.object({ id: text, label: text, name: text }))),
)

const parameter = of<Parameter>()(
  z.object({
    name: text,
    kind: z.enum(['entity', 'date', 'text', 'type', 'language', 'number']),
    required: opt(z.boolean()),
    doc: text,
  }),
)
const QuestionRowShape = named(
  'QuestionRow',
  'One question that can be asked, with its parameters.',
  of<QuestionRow>()(z.object({ name: text, doc: text, parameters: z.array(parameter) })),
)
export const QuestionListShape = named('QuestionList', 'All questions.', z.array(QuestionRowShape))

const CitationShape = named(
  'Citation',
  'Where a line of an answer comes from.',
  of<Citation>()(
    z.object({
      claim: text,
      document: text,
      title: opt(text),
      publisher: opt(text),
      published: opt(edtf),
      quote: text,
      ...span,
      voice: z.array(text),
      places: opt(z.int()),
    }),
  ),
)

const AnswerLineShape = named(
  'AnswerLine',
  'One fact as told, with every sentence that tells it.',
  of<AnswerLine>()(
    z.object({
      id: text,
      text,
      type: opt(z.enum(CLAIM_TYPES)),
      when: opt(edtf),
      time: opt(WhenShape),
      mode: opt(z.enum(MODES)),
      fields: z.record(text, z.union([text, z.number(), z.boolean(), z.array(text), z.null()])),
      group: opt(text),
      cites: z.array(CitationShape),
      differs: opt(z.array(text)),
    }),
  ),
)

export const AnswerShape = named(
  'Answer',
  'An answer: lines that each lead to the sentences behind them, and what stands behind the whole.',
  of<Answer>()(
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
    }),
  ),
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
  places: opt(z.int()),
})

export const SearchShape = named(
  'SearchResult',
  'Documents in which the words stand, with their sentences; offsets count into the document text.',
  of<SearchResult>()(
    z.object({
      hits: z.array(
        z.object({ document: head, snippets: z.array(z.object({ ...span, quote: text, marks: z.array(SpanShape) })) }),
      ),
      total: z.int(),
      next: opt(text),
    }),
  ),
)

export const RecordClaimShape = named(
  'RecordClaim',
  'One claim, its document, and where it stands in review.',
  of<RecordClaim>()(
    z.object({
      claim: ClaimShape,
      document: head,
      status: z.enum(['read', 'accepted', 'rejected', 'corrected', 'added']),
      sentences: z.array(evidence),
    }),
  ),
)

export const RecordClaimListShape = named(
  'RecordClaimList',
  'Claims in the order of their dates; next is the cursor of the following page.',
  z.object({ claims: z.array(RecordClaimShape), next: opt(text) }),
)

const told = of<Telling>()(z.object({ claim: text, quote: text, ...span, gloss: text, voice: z.array(text) }))

export const ComparisonShape = named(
  'Comparison',
  'Readouts side by side; every list inside has one place for each text, in the order asked for.',
  of<Comparison>()(
    z.object({
      texts: z.array(
        of<ComparedText>()(
          z.object({
            id: text,
            title: opt(text),
            publisher: opt(text),
            language: text,
            published: opt(edtf),
            sentences: z.int(),
          }),
        ),
      ),
      facts: z.array(
        of<ComparedFact>()(
          z.object({
            sharing: z.enum(['all', 'some', 'one', 'differs', 'open']),
            type: z.enum(CLAIM_TYPES),
            text,
            told: z.array(told.nullable()),
            differences: z.array(z.object({ aspect: text, values: z.array(text.nullable()) })),
          }),
        ),
      ),
      order: z.array(z.array(z.int())),
      topics: z.array(
        z.object({ id: text, label: text, told: z.array(z.object({ turn: z.int(), share: z.number() }).nullable()) }),
      ),
      wordings: z.array(z.object({ id: text, label: text, wordings: z.array(z.array(text)) })),
      speakers: z.array(
        z.object({
          id: text,
          label: text,
          told: z.array(z.object({ statements: z.int(), share: z.number(), stances: z.array(text) })),
        }),
      ),
      notes: z.array(text),
    }),
  ),
)

export const ExportShape = named('Export', 'A file in the format that was asked for.', z.string())

export const SessionShape = named(
  'SessionState',
  'Whether this server asks for a sign-in, by which ways, and who is signed in.',
  of<SessionState>()(
    z.object({
      team: z.boolean(),
      ways: z.array(z.enum(['password', 'provider'])),
      provider: opt(text),
      person: opt(
        z.object({
          id: text,
          name: text,
          email: text,
          administrator: z.boolean(),
          twoFactor: z.boolean(),
          twoFactorMissing: z.boolean(),
          projects: z.array(z.object({ id: text, name: text, role: z.enum(ROLES) })),
        }),
      ),
    }),
  ),
)
