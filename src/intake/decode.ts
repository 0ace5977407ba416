// Bytes to text: which encoding they are in is told from what they hold, and said. Pure; linear in the bytes.
import { analyse } from 'chardet'
import type { PublisherPack } from '../knowledge/publishers.ts'

export interface Decoded {
  /** Without its byte order mark. */
  readonly text: string
  /** "utf-8", "utf-16le", "utf-16be", "gb18030", "big5", "windows-1251", "koi8-r", ... */
  readonly encoding: string
  /** Where bytes were no text in that encoding: offset of each replacement character, at most MAX_BROKEN. */
  readonly broken: readonly number[]
}

export interface Undecoded {
  readonly code: 'empty' | 'binary' | 'encoding'
  /** One plain English sentence. */
  readonly reason: string
}

const MAX_BROKEN = 100
const SAMPLE = 1 << 16
/** Of the characters of a text that one encoding is to be believed for, this share may be broken. */
const TOLERATED = 0.005

/** Decodes text of any of the encodings that sources come in, or says why it is none. `declared` is tried first. */
export const decode = (bytes: Uint8Array, pack: PublisherPack, declared?: string): Decoded | Undecoded => {
  if (bytes.length === 0) return { code: 'empty', reason: 'The file is empty.' }
  const marked = byteOrderMark(bytes)
  if (marked)
    return strict(bytes.subarray(marked.skip), marked.encoding) ?? lenient(bytes.subarray(marked.skip), marked.encoding)
  const wide = unmarkedWide(bytes)
  if (wide) return strict(bytes, wide) ?? lenient(bytes, wide)
  const binary = binaryReason(bytes)
  if (binary !== undefined) return { code: 'binary', reason: binary }
  const utf8 = strict(bytes, 'utf-8')
  if (utf8) return utf8
  if (declared !== undefined && declared.toLowerCase() !== 'utf-8') {
    const told = known(declared) ? strict(bytes, declared.toLowerCase()) : undefined
    if (told) return told
  }
  return guess(bytes, pack)
}

export const isDecoded = (d: Decoded | Undecoded): d is Decoded => 'text' in d

const byteOrderMark = (b: Uint8Array): { encoding: string; skip: number } | undefined => {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return { encoding: 'utf-8', skip: 3 }
  if (b[0] === 0xff && b[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 }
  if (b[0] === 0xfe && b[1] === 0xff) return { encoding: 'utf-16be', skip: 2 }
  if (b[0] === 0x84 && b[1] === 0x31 && b[2] === 0x95 && b[3] === 0x33) return { encoding: 'gb18030', skip: 4 }
  return undefined
}

/** UTF-16 without a mark: line ends and spaces show as a zero byte on one side only. */
const unmarkedWide = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (bytes.length % 2 !== 0 || bytes.length < 4) return undefined
  const sample = bytes.subarray(0, Math.min(bytes.length, 1 << 12))
  let zeroEven = 0,
    zeroOdd = 0,
    low = 0
  for (let i = 0; i + 1 < sample.length; i += 2) {
    const even = sample[i] ?? 0,
      odd = sample[i + 1] ?? 0
    if (even === 0) zeroEven++
    if (odd === 0) zeroOdd++
    if ((even === 0 && odd < 9) || (odd === 0 && even < 9)) low++
  }
  const pairs = sample.length / 2
  if (low > pairs / 100 || zeroEven + zeroOdd === 0) return undefined
  const candidate = zeroOdd > 0 && zeroEven === 0 ? 'utf-16le' : zeroEven > 0 && zeroOdd === 0 ? 'utf-16be' : undefined
  const text = candidate && strict(sample.subarray(0, sample.length & ~1), candidate, true)?.text
  // text has no control characters but white space
  return text && (text.match(/[\p{Cc}--[\t\n\v\f\r]]/gv)?.length ?? 0) <= pairs / 200 ? candidate : undefined
}

/** First bytes of files that are no text, with what to call them. */
const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['an older Word, Excel or PowerPoint file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
]

const binaryReason = (bytes: Uint8Array): string | undefined => {
  const magic = MAGIC.find(([, head]) => head.every((byte, i) => bytes[i] === byte))
  if (magic) return `The file is ${magic[0]}, not text.`
  const end = Math.min(bytes.length, SAMPLE)
  let control = 0,
    zero = 0
  for (let i = 0; i < end; i++) {
    const byte = bytes[i] ?? 0
    if (byte === 0) zero++
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++
  }
  if (zero > 0 || control > end / 200) return 'The file is binary, not text.'
  return undefined
}

const decoders = new Map<string, TextDecoder>()

const known = (encoding: string): boolean => {
  try {
    return new TextDecoder(encoding).encoding !== ''
  } catch {
    return false
  }
}

/** The text where every byte is good in that encoding. */
const strict = (bytes: Uint8Array, encoding: string, part = false): Decoded | undefined => {
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  if (!part) decoders.set(encoding, decoder)
  try {
    return {
      text: part ? new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true }) : decoder.decode(bytes),
      encoding,
      broken: [],
    }
  } catch {
    return undefined
  }
}

const lenient = (bytes: Uint8Array, encoding: string): Decoded => {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  const broken: number[] = []
  for (let at = text.indexOf('\ufffd'); at >= 0 && broken.length < MAX_BROKEN; at = text.indexOf('\ufffd', at + 1))
    broken.push(at)
  return { text, encoding, broken }
}

interface Candidate {
  readonly encoding: string
  readonly score: number
}

const OWN = ['gb18030', 'big5', 'windows-1251', 'koi8-r', 'ibm866', 'windows-1252', 'utf-8'] as const

/** Reads a sample in every encoding that is in question and takes the one that gives the likeliest text. */
const guess = (bytes: Uint8Array, pack: PublisherPack): Decoded | Undecoded => {
  const sample = sampleOf(bytes)
  const foreign = analyse(sample)
    .slice(0, 3)
    .map((m) => m.name.toLowerCase())
    .filter(known)
  const names = [...new Set<string>([...OWN, ...foreign.map((n) => new TextDecoder(n).encoding)])]
  const usual = usualOf(pack)
  const candidates: Candidate[] = names.map((encoding) => ({ encoding, score: likelihood(sample, encoding, usual) }))
  candidates.sort((a, b) => b.score - a.score)
  const best = candidates[0]
  if (best === undefined || best.score <= 0) {
    return {
      code: 'encoding',
      reason: `The bytes are text in none of the encodings that were tried (${names.join(', ')}).`,
    }
  }
  return strict(bytes, best.encoding) ?? lenient(bytes, best.encoding)
}

/** Up to SAMPLE bytes, with as many as possible above ASCII, which alone tell encodings apart. */
const sampleOf = (bytes: Uint8Array): Uint8Array => {
  const first = bytes.findIndex((b) => b >= 0x80)
  return bytes.subarray(Math.max(0, first), Math.max(0, first) + SAMPLE)
}

const usualSets = new WeakMap<PublisherPack, ReadonlySet<string>>()

const usualOf = (pack: PublisherPack): ReadonlySet<string> => {
  const had = usualSets.get(pack)
  if (had) return had
  const made = new Set([...pack.script.common].filter((c) => c.trim() !== ''))
  usualSets.set(pack, made)
  return made
}

const HAN = /\p{Script=Han}/u
const CYRILLIC_LOWER = /[\p{Ll}&&\p{Script=Cyrillic}]/v
const LATIN_LOWER = /[a-z]/
const CYRILLIC_UPPER = /[\p{Lu}&&\p{Script=Cyrillic}]/v

/** From -1 to 1 and a little more: how like a language's text the sample is when read in that encoding. */
const likelihood = (sample: Uint8Array, encoding: string, usual: ReadonlySet<string>): number => {
  const text = new TextDecoder(encoding).decode(sample, { stream: true })
  let above = 0,
    broken = 0,
    han = 0,
    common = 0,
    lower = 0,
    upperAfterLower = 0,
    upper = 0,
    symbols = 0,
    mixed = 0
  let before = ''
  for (const char of text) {
    if (char > '\u007f') {
      above++
      if (char === '\ufffd') broken++
      else if (HAN.test(char)) {
        han++
        if (usual.has(char)) common++
      } else if (CYRILLIC_LOWER.test(char)) lower++
      else if (CYRILLIC_UPPER.test(char)) {
        upper++
        if (CYRILLIC_LOWER.test(before)) upperAfterLower++
      } else if (!/[\p{P}\p{L}\p{Zs}]/u.test(char)) symbols++
    }
    // a word half in Latin letters and half in others is a word read wrongly
    const [one, other] = char < before ? [char, before] : [before, char]
    if (LATIN_LOWER.test(one) && /[\p{Script=Han}\p{Script=Cyrillic}]/u.test(other)) mixed++
    before = char
  }
  if (above === 0 || broken / above > Math.max(TOLERATED, encoding === 'utf-8' ? 0.05 : 0)) return -1
  const penalty = (broken * 20 + symbols + 2 * mixed) / above
  if (encoding === 'utf-8') return 1.5 - penalty
  if (han > above / 3) return 0.2 + (3 * common) / above - penalty
  const cyrillic = lower + upper
  if (cyrillic > above / 2) return 0.1 + (lower - 3 * upperAfterLower - upper / 2) / above - penalty
  return 0.05 - penalty
}
