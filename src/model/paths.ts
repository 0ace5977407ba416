// What each path of the API takes and gives: made from its description by tools/make-client.ts (`npm run docs`).
import type { Answer } from './answer.ts'
import type { DocumentList, DocumentPage, EntityRow, Overview, QuestionRow, Taken } from './api.ts'
import type { Article } from './article.ts'
import type { Claim, ClaimType, Mode } from './claim.ts'
import type { RoleName } from './claims/roles.ts'
import type { Comparison } from './comparison.ts'
import type { Problem } from './problem.ts'
import type { Coverage } from './reading.ts'
import type { SessionState } from './team.ts'
import type { EntityRef, Quantity } from './value.ts'

export type Group = {
  readonly name: string
  readonly group: true
  readonly members?: readonly EntityRef[]
  readonly span?: { readonly start: number; readonly end: number }
}

export type Read = {
  readonly readings: readonly {
    readonly article: Article
    readonly claims: readonly Claim[]
    readonly problems: readonly Problem[]
    readonly coverage: Coverage
    readonly versions: { readonly program: string; readonly packs: string }
  }[]
  readonly notes: readonly string[]
}

export type EntityList = readonly EntityRow[]

export type NameList = readonly { readonly id: string; readonly label: string; readonly name: string }[]

export type QuestionList = readonly QuestionRow[]

export type ProblemDetails = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly parameter?: string
}

export type SearchResult = {
  readonly hits: readonly {
    readonly document: {
      readonly id: string
      readonly language: 'zh-Hans' | 'zh-Hant' | 'en' | 'ru'
      readonly title?: string
      readonly publisher?: string
      readonly publisherId?: string
      readonly dateline?: string
      readonly published?: string
      readonly places?: number
    }
    readonly snippets: readonly {
      readonly start: number
      readonly end: number
      readonly quote: string
      readonly marks: readonly { readonly start: number; readonly end: number }[]
    }[]
  }[]
  readonly total: number
  readonly next?: string
}

export type RecordClaim = {
  readonly claim: Claim
  readonly document: {
    readonly id: string
    readonly language: 'zh-Hans' | 'zh-Hant' | 'en' | 'ru'
    readonly title?: string
    readonly publisher?: string
    readonly publisherId?: string
    readonly dateline?: string
    readonly published?: string
    readonly places?: number
  }
  readonly status: 'read' | 'accepted' | 'rejected' | 'corrected' | 'added'
  readonly sentences: readonly { readonly start: number; readonly end: number; readonly quote: string }[]
}

export type RecordClaimList = { readonly claims: readonly RecordClaim[]; readonly next?: string }

export type Export = string

export type ClaimByHand = {
  readonly document: string
  readonly type: ClaimType
  readonly roles: {
    readonly [name in RoleName]?:
      | Quantity
      | Group
      | EntityRef
      | string
      | number
      | readonly (Quantity | Group | EntityRef | string | number)[]
  }
  readonly evidence: readonly { readonly start: number; readonly end: number }[]
  readonly when?: string
  readonly where?: EntityRef
  readonly mode?: Mode
  readonly first?: true
  readonly gloss?: string
}

export type Wish = {
  readonly act:
    | { readonly kind: 'accept'; readonly claim: string }
    | { readonly kind: 'reject'; readonly claim: string }
    | {
        readonly kind: 'correct'
        readonly claim: string
        readonly change: {
          readonly roles?: {
            readonly [name in RoleName]?:
              | Quantity
              | Group
              | EntityRef
              | string
              | number
              | readonly (Quantity | Group | EntityRef | string | number)[]
              | null
          }
          readonly when?: string | null
          readonly where?: EntityRef | null
          readonly mode?: Mode
        }
      }
    | { readonly kind: 'join'; readonly claims: readonly string[] }
    | { readonly kind: 'split'; readonly claims: readonly string[] }
    | {
        readonly kind: 'misprint'
        readonly document: string
        readonly start: number
        readonly end: number
        readonly likely: string
      }
    | { readonly kind: 'undo'; readonly decision: string }
    | { readonly kind: 'add'; readonly claim: ClaimByHand }
  readonly by: string
  readonly why?: string
}

export type Decision = {
  readonly id: string
  readonly at: string
  readonly by: string
  readonly why?: string
  readonly act:
    | { readonly kind: 'accept'; readonly claim: string }
    | { readonly kind: 'reject'; readonly claim: string }
    | {
        readonly kind: 'correct'
        readonly claim: string
        readonly change: {
          readonly roles?: {
            readonly [name in RoleName]?:
              | Quantity
              | Group
              | EntityRef
              | string
              | number
              | readonly (Quantity | Group | EntityRef | string | number)[]
              | null
          }
          readonly when?: string | null
          readonly where?: EntityRef | null
          readonly mode?: Mode
        }
      }
    | { readonly kind: 'join'; readonly claims: readonly string[] }
    | { readonly kind: 'split'; readonly claims: readonly string[] }
    | {
        readonly kind: 'misprint'
        readonly document: string
        readonly start: number
        readonly end: number
        readonly likely: string
      }
    | { readonly kind: 'undo'; readonly decision: string }
    | { readonly kind: 'add'; readonly claim: Claim }
  readonly undone?: true
  readonly carried?: { readonly [name: string]: string }
  readonly differs?: readonly string[]
  readonly orphaned?: true
}

export type DecisionList = readonly Decision[]

export type PageAddress = { readonly url: string }

interface Replies<Content> {
  200: { content: Content }
  default: { content: { 'application/problem+json': ProblemDetails } }
}

export interface Paths {
  '/api/session': {
    get: { parameters: { path?: never; query?: never }; responses: Replies<{ 'application/json': SessionState }> }
  }
  '/api/overview': {
    get: {
      parameters: { path?: never; query?: { readonly known?: string | undefined } }
      responses: Replies<{ 'application/json': Overview }>
    }
  }
  '/api/documents': {
    get: {
      parameters: {
        path?: never
        query?: {
          readonly limit?: number | undefined
          readonly cursor?: string | undefined
          readonly language?: string | undefined
          readonly publisher?: string | undefined
          readonly known?: string | undefined
        }
      }
      responses: Replies<{ 'application/json': DocumentList }>
    }
    post: {
      parameters: { path?: never; query: { readonly name: string } }
      requestBody: { content: { 'application/octet-stream': ArrayBuffer } }
      responses: Replies<{ 'application/json': Taken }>
    }
  }
  '/api/documents/{id}': {
    get: {
      parameters: { path: { readonly id: string }; query?: { readonly known?: string | undefined } }
      responses: Replies<{ 'application/json': DocumentPage }>
    }
  }
  '/api/documents/{id}/comparison': {
    get: {
      parameters: { path: { readonly id: string }; query: { readonly with: string } }
      responses: Replies<{ 'application/json': Comparison }>
    }
  }
  '/api/claims': {
    get: {
      parameters: {
        path?: never
        query?: {
          readonly types?: string | undefined
          readonly entity?: string | undefined
          readonly from?: string | undefined
          readonly to?: string | undefined
          readonly limit?: number | undefined
          readonly cursor?: string | undefined
          readonly known?: string | undefined
        }
      }
      responses: Replies<{ 'application/json': RecordClaimList }>
    }
  }
  '/api/claims/{id}': {
    get: {
      parameters: { path: { readonly id: string }; query?: never }
      responses: Replies<{ 'application/json': RecordClaim }>
    }
  }
  '/api/entities': {
    get: {
      parameters: {
        path?: never
        query?: {
          readonly q?: string | undefined
          readonly kind?: string | undefined
          readonly limit?: number | undefined
        }
      }
      responses: Replies<{ 'application/json': EntityList }>
    }
  }
  '/api/search': {
    get: {
      parameters: {
        path?: never
        query: {
          readonly q: string
          readonly language?: string | undefined
          readonly publisher?: string | undefined
          readonly limit?: number | undefined
          readonly cursor?: string | undefined
          readonly known?: string | undefined
        }
      }
      responses: Replies<{ 'application/json': SearchResult }>
    }
  }
  '/api/names': {
    get: {
      parameters: { path?: never; query: { readonly language: string } }
      responses: Replies<{ 'application/json': NameList }>
    }
  }
  '/api/questions': {
    get: { parameters: { path?: never; query?: never }; responses: Replies<{ 'application/json': QuestionList }> }
  }
  '/api/ask/{question}': {
    get: {
      parameters: {
        path: { readonly question: string }
        query?: {
          readonly person?: string | undefined
          readonly state?: string | undefined
          readonly organisation?: string | undefined
          readonly with?: string | undefined
          readonly type?: string | undefined
          readonly from?: string | undefined
          readonly to?: string | undefined
          readonly limit?: string | undefined
          readonly on?: string | undefined
          readonly known?: string | undefined
          readonly text?: string | undefined
          readonly about?: string | undefined
          readonly publisher?: string | undefined
          readonly language?: string | undefined
          readonly a?: string | undefined
          readonly b?: string | undefined
          readonly among?: string | undefined
          readonly by?: string | undefined
          readonly progress?: string | undefined
          readonly since?: string | undefined
          readonly party?: string | undefined
          readonly recipient?: string | undefined
          readonly of?: string | undefined
          readonly title?: string | undefined
          readonly topic?: string | undefined
          readonly speaker?: string | undefined
          readonly stance?: string | undefined
          readonly concept?: string | undefined
          readonly check?: string | undefined
        }
      }
      responses: Replies<{ 'application/json': Answer }>
    }
  }
  '/api/decisions': {
    get: {
      parameters: {
        path?: never
        query?: {
          readonly claim?: string | undefined
          readonly document?: string | undefined
          readonly kind?: 'accept' | 'reject' | 'correct' | 'add' | 'join' | 'split' | 'misprint' | 'undo' | undefined
          readonly known?: string | undefined
        }
      }
      responses: Replies<{ 'application/json': DecisionList }>
    }
    post: {
      parameters: { path?: never; query?: never }
      requestBody: { content: { 'application/json': Wish } }
      responses: Replies<{ 'application/json': Decision }>
    }
  }
  '/api/readings': {
    post: {
      parameters: { path?: never; query: { readonly name: string } }
      requestBody: { content: { 'application/octet-stream': ArrayBuffer } }
      responses: Replies<{ 'application/json': Read }>
    }
  }
  '/api/pages': {
    post: {
      parameters: { path?: never; query?: never }
      requestBody: { content: { 'application/json': PageAddress } }
      responses: Replies<{ 'application/json': Taken }>
    }
  }
  '/api/export/{format}': {
    get: {
      parameters: {
        path: { readonly format: string }
        query?: {
          readonly types?: string | undefined
          readonly entity?: string | undefined
          readonly from?: string | undefined
          readonly to?: string | undefined
          readonly bom?: 'true' | 'false' | undefined
        }
      }
      responses: Replies<{
        'application/jsonl': Export
        'text/csv': Export
        'application/vnd.apache.parquet': Export
        'application/ld+json': Export
        'application/gexf+xml': Export
        'application/graphml+xml': Export
        'text/calendar': Export
        'application/vnd.citationstyles.csl+json': Export
        'application/x-bibtex': Export
      }>
    }
  }
}
