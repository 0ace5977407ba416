// One article as it was printed: verbatim text, its parts, and the way back to the source.
import type { Span } from './span.ts'
import type { EntityRef } from './value.ts'

/** BCP 47 tag of the article's language and script. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en' | 'ru'

/** Where an article came from. */
export interface Source {
  /** Path or URL as the user gave it; "-" for standard input. */
  readonly path: string
  /** "sha256:" + hex of the source's bytes. */
  readonly hash: string
  readonly mediaType: string
  /** Name of the encoding that the bytes were read with, e.g. "utf-8", "gb18030". */
  readonly encoding: string
  /** The member of an archive, feed, table or mail that holds the article: "2024/report.html", "item 3", "row 12". */
  readonly entry?: string
  /** When one source holds several articles: which one, counted from 1, of how many. */
  readonly article?: { readonly index: number; readonly of: number }
}

/** What a stretch of an article's text is on the page. Parts do not overlap and come in text order. */
export type PartKind =
  | 'title'
  | 'subtitle'
  | 'dateline'
  | 'byline'
  | 'heading'
  | 'paragraph'
  | 'caption'
  | 'jump'
  | 'furniture'

export interface Part extends Span {
  readonly kind: PartKind
}

export interface Dateline {
  readonly span: Span
  /** The place as printed. */
  readonly place?: string
  /** EDTF, only as precise as the text and the page allow ("2024-07-06", or absent). A year is never guessed. */
  readonly date?: string
  /** Month and day where the text gives them without a year. */
  readonly monthDay?: { readonly month: number; readonly day: number }
}

/** A part of the article that the page says is elsewhere. */
export interface Gap {
  readonly span: Span
  readonly kind: 'continued-from' | 'continued-on'
  /** The page as printed: "1". */
  readonly page?: string
}

/** Where in a source that is no plain text a run stands. */
export interface SourcePlace {
  /** The part of the source that `source` counts in, where it is not the whole: "word/document.xml", "$[3].text". */
  readonly part?: string
  /** Page, from 1, and left, bottom, right, top on it in points. */
  readonly page?: number
  readonly box?: readonly [number, number, number, number]
  /** Paragraph of the document, from 1. */
  readonly paragraph?: number
}

/** A run of article text whose characters lead back to a run of the decoded source text, of equal length unless `sourceEnd` says otherwise. */
export interface SourceRun {
  readonly start: number
  readonly end: number
  /** Offset in the decoded source where this run starts, in UTF-16 code units. */
  readonly source: number
  /** Where it ends there, when the source writes the run at another length (a character reference, an escape). */
  readonly sourceEnd?: number
  readonly place?: SourcePlace
}

export interface Article {
  /** "doc_" + hash of the text. */
  readonly id: string
  readonly source: Source
  readonly language: Language
  /** Verbatim. Every offset of the article, its claims and problems counts UTF-16 code units into this string. */
  readonly text: string
  readonly parts: readonly Part[]
  readonly title?: string
  readonly subtitle?: string
  readonly section?: string
  readonly publisher?: EntityRef
  readonly dateline?: Dateline
  /** EDTF. Absent where neither the text nor the source gives it. */
  readonly published?: string
  readonly gaps: readonly Gap[]
  readonly map: readonly SourceRun[]
}
