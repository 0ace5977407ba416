// Mail (EML): the text of a message, its subject and day; attached files in their own formats.
import { decode, isDecoded } from '../decode.ts'
import { TextBuilder } from '../map.ts'
import {
  type Context,
  type Format,
  gather,
  intakeProblem,
  isEmpty,
  MAX_DEPTH,
  machineDay,
  named,
  nothing,
  type Sheet,
  type Unpacked,
} from './format.ts'
import { htmlSheet } from './html.ts'

interface Part {
  readonly headers: ReadonlyMap<string, string>
  readonly body: Uint8Array
  /** "1", "1.2", ...: the part's number as mail programs count it. */
  readonly number: string
}

const MAX_PARTS = 200
const MAX_LEVEL = 8

export const mail: Format = (bytes, context) => {
  const whole = partOf(bytes, '')
  const subject = wordsDecoded(whole.headers.get('subject') ?? '', context).trim()
  const published = machineDay(whole.headers.get('date'))
  const leaves = leavesOf(whole, 0, { left: MAX_PARTS })
  const texts = leaves.filter((p) => !isAttached(p) && typeOf(p) === 'text/plain')
  const pages = leaves.filter((p) => !isAttached(p) && typeOf(p) === 'text/html')
  const own = texts.length > 0 ? texts : pages
  const sheets = own.flatMap((part) => sheetOf(part, { subject, published, context }) ?? [])
  const attached = leaves.filter((p) => isAttached(p)).map((part) => attachment(part, context))
  const found = gather([{ sheets, problems: [] }, ...attached])
  return isEmpty(found) ? nothing('no-text', 'The mail holds no text.') : found
}

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** Headers and body of a message or part. */
const partOf = (bytes: Uint8Array, number: string): Part => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const crlf = buffer.indexOf('\r\n\r\n')
  const lf = buffer.indexOf('\n\n')
  const end = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf : lf
  const skip = end === crlf && crlf >= 0 ? 4 : 2
  const head = end < 0 ? buffer : buffer.subarray(0, end)
  const headers = new Map<string, string>()
  for (const line of head
    .toString('latin1')
    .replace(/\r?\n[ \t]+/gu, ' ')
    .split(/\r?\n/u)) {
    const colon = line.indexOf(':')
    if (colon > 0 && !headers.has(line.slice(0, colon).toLowerCase()))
      headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: end < 0 ? new Uint8Array() : bytes.subarray(end + skip), number }
}

const typeOf = (part: Part): string =>
  (part.headers.get('content-type') ?? 'text/plain').split(';')[0]?.trim().toLowerCase() ?? 'text/plain'

const parameter = (header: string | undefined, name: string): string | undefined => {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{0,200})"|([^\\s;"]{1,200}))`, 'iu').exec(header ?? '')
  return match?.[1] ?? match?.[2]
}

const isAttached = (part: Part): boolean =>
  /^attachment/iu.test(part.headers.get('content-disposition') ?? '') ||
  (!typeOf(part).startsWith('text/') && fileName(part) !== undefined)

const fileName = (part: Part): string | undefined =>
  parameter(part.headers.get('content-disposition'), 'filename') ?? parameter(part.headers.get('content-type'), 'name')

/** The parts that hold something themselves, in order. */
const leavesOf = (part: Part, level: number, count: { left: number }): Part[] => {
  const boundary = parameter(part.headers.get('content-type'), 'boundary')
  if (!typeOf(part).startsWith('multipart/') || boundary === undefined) return [part]
  if (level >= MAX_LEVEL) return []
  const buffer = Buffer.from(part.body.buffer, part.body.byteOffset, part.body.byteLength)
  const mark = `--${boundary}`
  const leaves: Part[] = []
  let at = buffer.indexOf(mark)
  for (let n = 1; at >= 0 && count.left > 0; n++) {
    const start = buffer.indexOf('\n', at) + 1
    const next = buffer.indexOf(mark, Math.max(start, at + mark.length))
    if (start === 0 || buffer.subarray(at + mark.length, at + mark.length + 2).toString() === '--') break
    const end = next < 0 ? buffer.length : next
    count.left--
    leaves.push(
      ...leavesOf(
        partOf(part.body.subarray(start, end), part.number === '' ? `${n}` : `${part.number}.${n}`),
        level + 1,
        count,
      ),
    )
    at = next
  }
  return leaves
}

/** A part's bytes without their transfer encoding. */
const unwrapped = (part: Part): Uint8Array => {
  const encoding = (part.headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()
  if (encoding === 'base64') return Buffer.from(latin(part.body).replace(/[^A-Za-z0-9+/=]/gu, ''), 'base64')
  if (encoding === 'quoted-printable') return unquoted(latin(part.body).replace(/=\r?\n/gu, ''))
  return part.body
}

const unquoted = (text: string): Uint8Array =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

interface Letter {
  readonly subject: string
  readonly published: string | undefined
  readonly context: Context
}

const sheetOf = (part: Part, { subject, published, context }: Letter): Sheet | undefined => {
  const bytes = unwrapped(part)
  const decoded = decode(bytes, context.pack, parameter(part.headers.get('content-type'), 'charset'))
  if (!isDecoded(decoded) || decoded.text.trim() === '') return undefined
  const known = {
    ...(subject ? { title: subject } : {}),
    ...(published ? { published } : {}),
    encoding: decoded.encoding,
    mediaType: 'message/rfc822',
  }
  const place = { part: part.number === '' ? 'body' : `part ${part.number}` }
  if (typeOf(part) === 'text/html') {
    const page = htmlSheet(decoded.text, context)
    return page && { ...page, ...known, map: (page.map ?? []).map((r) => ({ ...r, place })) }
  }
  const out = new TextBuilder()
  out.take(decoded.text, 0, undefined, place)
  return { text: decoded.text, map: out.map, ...known }
}

const attachment = (part: Part, context: Context): Unpacked => {
  const name = wordsDecoded(fileName(part) ?? `part ${part.number}`, context)
  if (context.depth >= MAX_DEPTH)
    return {
      sheets: [],
      problems: [intakeProblem('too-big', `${name}: It lies deeper than ${MAX_DEPTH} levels and was left out.`)],
    }
  if (/^(?:image|audio|video)\//u.test(typeOf(part))) return { sheets: [], problems: [] }
  const bytes = unwrapped(part)
  context.budget.bytes -= bytes.length
  context.budget.members--
  if (context.budget.bytes < 0 || context.budget.members < 0)
    return {
      sheets: [],
      problems: [intakeProblem('too-big', `${name}: There is too much in this mail; the attachment was left out.`)],
    }
  return named(name, context.open(bytes, { path: name, mediaType: typeOf(part), inside: context }))
}

/** Header words in RFC 2047 form ("=?utf-8?B?...?="), and raw bytes above ASCII. */
const wordsDecoded = (header: string, { pack }: Context): string => {
  const told = header
    .replace(/\?=\s+=\?/gu, '?==?')
    .replace(/=\?([\w-]{1,40})\?([BQ])\?([^?\s]{0,2000})\?=/giu, (_, charset: string, kind: string, data: string) => {
      const bytes = kind.toUpperCase() === 'B' ? Buffer.from(data, 'base64') : unquoted(data.replaceAll('_', ' '))
      const decoded = decode(bytes, pack, charset)
      return isDecoded(decoded) ? decoded.text : ''
    })
  if (told !== header || !/[\u0080-\u00ff]/u.test(header)) return told
  const decoded = decode(Buffer.from(header, 'latin1'), pack)
  return isDecoded(decoded) ? decoded.text : header
}
