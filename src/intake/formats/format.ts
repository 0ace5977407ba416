// What every format does: bytes in, sheets of text out, each with its way back to the bytes.
import type { Publisher, PublisherPack } from '../../knowledge/publishers.ts'
import type { SourceRun } from '../../model/article.ts'
import type { Mark } from '../page.ts'

export const INTAKE_CODES = ['empty', 'binary', 'encoding', 'no-text', 'format', 'too-big', 'damaged'] as const
export type IntakeCode = (typeof INTAKE_CODES)[number]

/** Why a source, or a part of it, gave no article. */
export interface IntakeProblem {
  readonly kind: 'intake'
  readonly code: IntakeCode
  /** One plain English sentence. */
  readonly reason: string
}

export const intakeProblem = (code: IntakeCode, reason: string): IntakeProblem => ({ kind: 'intake', code, reason })

/** One page of text as a format found it. */
export interface Sheet {
  readonly text: string
  readonly encoding: string
  readonly mediaType: string
  /** From the text to the source; absent where the text is the decoded source itself. */
  readonly map?: readonly SourceRun[]
  /** Offsets in the text where bytes were no characters. */
  readonly broken?: readonly number[]
  readonly single?: boolean
  readonly marks?: readonly Mark[]
  readonly entry?: string
  readonly title?: string
  /** EDTF. */
  readonly published?: string
  readonly publisher?: Publisher
  readonly section?: string
  /** What is uncertain about the whole sheet: one sentence each. */
  readonly notes?: readonly string[]
}

export interface Unpacked {
  readonly sheets: readonly Sheet[]
  readonly problems: readonly IntakeProblem[]
  /** What is read asynchronously: PDFs, wherever they lie. */
  readonly later?: readonly (() => Promise<Unpacked>)[]
}

/** What one run may still use up; shared by everything that is found inside one source. */
export interface Budget {
  /** Bytes that may still be unpacked. */
  bytes: number
  /** Members that may still be opened. */
  members: number
}

export interface Context {
  /** Path or URL of the source, or of the member. */
  readonly path: string
  readonly pack: PublisherPack
  readonly mediaType?: string
  readonly budget: Budget
  /** How many archives this stands in. */
  readonly depth: number
  /** Opens a member in whatever format it is. */
  readonly open: (bytes: Uint8Array, member: { path: string; mediaType?: string; inside: Context }) => Unpacked
}

export type Format = (bytes: Uint8Array, context: Context) => Unpacked

/** Archives inside archives are opened this deep. */
export const MAX_DEPTH = 3

export const newBudget = (): Budget => ({ bytes: 768 * 1024 * 1024, members: 100_000 })

export const nothing = (code: IntakeCode, reason: string): Unpacked => ({
  sheets: [],
  problems: [intakeProblem(code, reason)],
})

export const gather = (all: readonly Unpacked[]): Unpacked => ({
  sheets: all.flatMap((u) => u.sheets),
  problems: all.flatMap((u) => u.problems),
  ...waiting(all.flatMap((u) => u.later ?? [])),
})

const waiting = (later: NonNullable<Unpacked['later']>): Pick<Unpacked, 'later'> => (later.length > 0 ? { later } : {})

export const isEmpty = ({ sheets, problems, later = [] }: Unpacked): boolean =>
  sheets.length + problems.length + later.length === 0

/** A member's sheets and problems carry its name. */
export const named = (entry: string, { sheets, problems, later = [] }: Unpacked): Unpacked => ({
  sheets: sheets.map((s) => ({ ...s, entry: s.entry === undefined ? entry : `${entry}!${s.entry}` })),
  problems: problems.map((p) => ({ ...p, reason: `${entry}: ${p.reason}` })),
  ...waiting(later.map((read) => async () => named(entry, await read()))),
})

/** The day in a machine's date (ISO 8601, RFC 2822), as EDTF. */
export const machineDay = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined
  const iso = /(?<!\d)((?:1[89]|20)\d{2})[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?!\d)/u.exec(
    text.slice(0, 200),
  )
  if (iso) return `${iso[1]}-${iso[2]?.padStart(2, '0')}-${iso[3]?.padStart(2, '0')}`
  const mail = /(?<!\d)(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* ((?:1[89]|20)\d{2})/u.exec(
    text.slice(0, 200),
  )
  if (mail === null) return undefined
  const month = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(mail[2] ?? '') / 3 + 1
  return `${mail[3]}-${String(month).padStart(2, '0')}-${(mail[1] ?? '').padStart(2, '0')}`
}

/** The publisher whose site an address belongs to. */
export const publisherAt = (pack: PublisherPack, url: string | undefined): Publisher | undefined => {
  if (url === undefined || !/^https?:\/\//u.test(url)) return undefined
  const host = URL.canParse(url) ? new URL(url).hostname : undefined
  if (host === undefined) return undefined
  const fits = pack.publishers.flatMap((p) =>
    p.hosts.filter((h) => host === h || host.endsWith(`.${h}`)).map((h) => ({ p, h })),
  )
  return fits.sort((a, b) => b.h.length - a.h.length)[0]?.p
}
