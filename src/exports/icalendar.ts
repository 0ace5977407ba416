// iCalendar (RFC 5545): what is planned, where its days are known. Lines are folded by octets, never inside a character.
import { daysOf } from './days.ts'
import { type ExportedClaim, type ExportedDocument, labelOf, type StreamFormat } from './exported.ts'

const OCTETS = 75
const bytes = new TextEncoder()

/** A content line, folded: no line is longer than 75 octets. */
function folded(line: string): string {
  let out = ''
  let length = 0
  for (const char of line) {
    const size = bytes.encode(char).length
    if (length + size > OCTETS) {
      out += '\r\n '
      length = 1
    }
    out += char
    length += size
  }
  return `${out}\r\n`
}

const text = (value: string): string =>
  value
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')

const TOLD = new Set(['visit', 'meeting', 'gathering', 'ceremony', 'chairmanship', 'commitment'])
const compact = (day: string): string => day.replaceAll('-', '')

/** The day after: ends of whole days are exclusive. */
function next(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

function event({ claim, sentences }: ExportedClaim, { article, readAt }: ExportedDocument): readonly string[] {
  const days = daysOf(claim.when)
  if (!days || claim.mode !== 'planned' || !TOLD.has(claim.type)) return []
  const from = [article.publisher && labelOf(article.publisher), article.title, article.published]
  const quoted = sentences.map(({ quote, start, end }) => `“${quote}” (${start}–${end})`)
  return [
    'BEGIN:VEVENT',
    `UID:${claim.id}@chancery`,
    `DTSTAMP:${readAt.replace(/\.\d+/, '').replace(/[-:]/g, '')}`,
    `DTSTART;VALUE=DATE:${compact(days.first)}`,
    `DTEND;VALUE=DATE:${compact(next(days.last))}`,
    `SUMMARY:${text(claim.gloss)}`,
    `DESCRIPTION:${text([...quoted, from.filter(Boolean).join(' · '), claim.document].join('\n'))}`,
    ...(claim.where ? [`LOCATION:${text(labelOf(claim.where))}`] : []),
    `CATEGORIES:${text(claim.type)}`,
    'STATUS:TENTATIVE',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

export const icalendar: StreamFormat = {
  name: 'ics',
  doc: 'planned visits, meetings and sessions whose days are known, for a calendar',
  mediaType: 'text/calendar; charset=utf-8',
  suffix: '.ics',
  async *write(documents) {
    yield ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Chancery//Chancery//EN', 'CALSCALE:GREGORIAN']
      .map(folded)
      .join('')
    for await (const document of documents)
      yield document.claims
        .flatMap((claim) => event(claim, document))
        .map(folded)
        .join('')
    yield folded('END:VCALENDAR')
  },
}
