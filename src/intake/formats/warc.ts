// WARC archives of fetched pages, packed or not: each response in the format that it is in, under its own address.
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import {
  type Context,
  type Format,
  gather,
  intakeProblem,
  isEmpty,
  MAX_DEPTH,
  named,
  nothing,
  type Unpacked,
} from './format.ts'

const LARGEST = 512 * 1024 * 1024

export const warc: Format = (bytes, context) => {
  if (context.depth >= MAX_DEPTH)
    return nothing('too-big', `Archives are opened ${MAX_DEPTH} deep; this one lies deeper.`)
  const data = bytes[0] === 0x1f ? unzipped(bytes, context) : bytes
  if (typeof data === 'string') return nothing('too-big', data)
  const buffer = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const found: Unpacked[] = []
  let at = 0
  while (at < buffer.length) {
    const start = buffer.indexOf('WARC/', at)
    if (start < 0) break
    const headEnd = buffer.indexOf('\r\n\r\n', start)
    const head = headEnd < 0 ? '' : buffer.subarray(start, Math.min(headEnd, start + 65_536)).toString('utf8')
    const length = Number(/^content-length:\s*(\d{1,12})\s*$/imu.exec(head)?.[1] ?? Number.NaN)
    if (headEnd < 0 || Number.isNaN(length)) {
      found.push({
        sheets: [],
        problems: [
          intakeProblem(
            'damaged',
            `The record at byte ${start} has a damaged head; the rest of the archive was left out.`,
          ),
        ],
      })
      break
    }
    const from = headEnd + 4
    if (from + length > buffer.length) {
      found.push({
        sheets: [],
        problems: [intakeProblem('damaged', 'The last record of the archive is cut off and was left out.')],
      })
      break
    }
    found.push(record(head, buffer.subarray(from, from + length), context))
    at = from + length
  }
  const all = gather(found)
  return isEmpty(all) ? nothing('no-text', 'The archive holds no fetched page.') : all
}

const unzipped = (bytes: Uint8Array, { budget }: Context): Uint8Array | string => {
  try {
    const data = gunzipSync(bytes, { maxOutputLength: Math.max(1, Math.min(LARGEST, budget.bytes)) })
    budget.bytes -= data.length
    return data
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      ? 'The archive is too big when unpacked.'
      : 'The packed archive is damaged.'
  }
}

const field = (head: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*([^\\r\\n]{1,4000})`, 'imu').exec(head)?.[1]?.trim()

const record = (head: string, body: Buffer, context: Context): Unpacked => {
  const type = field(head, 'warc-type')
  const url = field(head, 'warc-target-uri')?.replace(/^<|>$/gu, '') ?? context.path
  const nothingHere: Unpacked = { sheets: [], problems: [] }
  if (type !== 'response' && type !== 'resource') return nothingHere
  if (--context.budget.members < 0) return nothingHere
  const http = type === 'response' ? response(body) : { status: 200, media: field(head, 'content-type') ?? '', body }
  if (http === undefined)
    return {
      sheets: [],
      problems: [intakeProblem('damaged', `${url}: What was fetched here cannot be unpacked and was left out.`)],
    }
  if (http.status !== 200) return nothingHere
  if (/^(?:image|audio|video|font)\/|javascript|css/u.test(http.media)) return nothingHere
  context.budget.bytes -= http.body.length
  if (context.budget.bytes < 0)
    return {
      sheets: [],
      problems: [intakeProblem('too-big', `${url}: The archive holds too much; this record was left out.`)],
    }
  return named(url, context.open(http.body, { path: url, mediaType: http.media, inside: context }))
}

const response = (body: Buffer): { status: number; media: string; body: Uint8Array } | undefined => {
  const end = body.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = body.subarray(0, Math.min(end, 65_536)).toString('latin1')
  const status = Number(/^HTTP\/[\d.]+ (\d{3})/u.exec(head)?.[1] ?? 0)
  let content: Uint8Array | undefined = body.subarray(end + 4)
  if (/chunked/iu.test(field(head, 'transfer-encoding') ?? ''))
    content = unchunked(Buffer.from(content.buffer, content.byteOffset, content.byteLength))
  content = unpacked(content, field(head, 'content-encoding')?.toLowerCase())
  return (
    content && {
      status,
      media: (field(head, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
      body: content,
    }
  )
}

const unchunked = (body: Buffer): Buffer => {
  const pieces: Buffer[] = []
  let at = 0
  for (;;) {
    const lineEnd = body.indexOf('\r\n', at)
    const size = lineEnd < 0 ? Number.NaN : Number.parseInt(body.subarray(at, lineEnd).toString('latin1'), 16)
    // Some archives keep the header after the chunks were joined.
    if (Number.isNaN(size)) return pieces.length > 0 ? Buffer.concat(pieces) : body
    if (size === 0) return Buffer.concat(pieces)
    pieces.push(body.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
}

const unpacked = (body: Uint8Array, encoding: string | undefined): Uint8Array | undefined => {
  const options = { maxOutputLength: 64 * 1024 * 1024 }
  try {
    if (encoding === 'gzip' || encoding === 'x-gzip') return gunzipSync(body, options)
    if (encoding === 'deflate') return inflateSync(body, options)
    if (encoding === 'br') return brotliDecompressSync(body, options)
    return body
  } catch {
    return undefined
  }
}
