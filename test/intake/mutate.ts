// Makes damaged files out of sound ones: bytes flipped, cut, doubled, moved, spliced from other files, numbers made large.

export interface Mutant {
  readonly name: string
  readonly bytes: Uint8Array
}

type Below = (bound: number) => number

/** Whole numbers below a bound from a seed. */
export const generator = (seed: number): Below => {
  let state = seed >>> 0 || 1
  return (bound) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % Math.max(1, bound)
  }
}

/** A file that is doubled again and again stops growing here. */
const LARGEST = 400_000

/** What parsers trip over: ends of structures, escapes, bombs of brackets, the edges of numbers. */
const TOKENS = [
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<',
  '>',
  '&#x110000;',
  '&#0;',
  '&amp;',
  '</p>',
  '<table>',
  '<script>',
  '<!DOCTYPE x [',
  '<plaintext>',
  '"',
  '""',
  '\\u0000',
  '\\ud800',
  '{',
  '}',
  '[',
  ']',
  ',',
  '\r',
  '\n',
  '\r\n\r\n',
  '\t',
  '\0',
  '--b',
  '--b--',
  '=?utf-8?B?',
  '?=',
  '=\r\n',
  '=00',
  'Content-Length: 99999999999',
  'Content-Length: -1',
  'WARC/1.0\r\n',
  'stream',
  'endobj',
  '/Kids [1 0 R]',
  '/Length -1',
  '/Count 999999999',
  '1e999',
  '-0',
  'PK\x03\x04',
  'PK\x05\x06',
  '\xff\xff\xff\xff',
  '\x7f\xff\xff\xff',
  '\x00\x00\x00\x00',
  '\ufeff',
  '\ud800',
  '\u202e',
  '# ',
  '```',
  '> ',
  '[x](',
  '***',
  '---\n',
] as const

type Change = (bytes: Buffer, below: Below, others: readonly Mutant[]) => Buffer

const CHANGES: readonly Change[] = [
  (bytes, below) => {
    const made = Buffer.from(bytes)
    if (made.length > 0) made[below(made.length)] = below(256)
    return made
  },
  (bytes, below) => {
    const made = Buffer.from(bytes)
    const at = below(made.length)
    if (made.length > 0) made[at] = (made[at] ?? 0) ^ (1 << below(8))
    return made
  },
  (bytes, below) => bytes.subarray(0, below(bytes.length + 1)),
  (bytes, below) => bytes.subarray(below(bytes.length + 1)),
  (bytes, below) => {
    const [from, to] = stretch(bytes, below)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  },
  (bytes, below) => {
    const [from, to] = stretch(bytes, below)
    const times = 1 + below(below(8) === 0 ? 2000 : 4)
    return insert(
      bytes,
      below(bytes.length + 1),
      Buffer.concat(Array.from({ length: times }, () => bytes.subarray(from, to))),
    )
  },
  (bytes, below) => {
    const token = Buffer.from(TOKENS[below(TOKENS.length)] ?? '', below(2) === 0 ? 'utf8' : 'latin1')
    const times = below(10) === 0 ? 1 + below(20_000) : 1
    return insert(bytes, below(bytes.length + 1), Buffer.concat(Array.from({ length: times }, () => token)))
  },
  (bytes, below, others) => {
    const other = Buffer.from(others[below(others.length)]?.bytes ?? [])
    const [from, to] = stretch(other, below)
    return insert(bytes, below(bytes.length + 1), other.subarray(from, to))
  },
  (bytes, below) => {
    if (bytes.length < 4) return bytes
    const made = Buffer.from(bytes)
    made.writeUInt32LE(
      [0, 1, 0xffffffff, 0x7fffffff, bytes.length, below(0xffff)][below(6)] ?? 0,
      below(made.length - 3),
    )
    return made
  },
  (bytes, below) => {
    const made = Buffer.from(bytes)
    for (const [i, byte] of made.entries())
      if (byte > 0x2f && byte < 0x3a && below(40) === 0) made[i] = 0x30 + below(10)
    return made
  },
]

const stretch = (bytes: Buffer, below: Below): readonly [number, number] => {
  const from = below(bytes.length + 1)
  return [from, Math.min(bytes.length, from + 1 + below(below(4) === 0 ? bytes.length : 64))]
}

const insert = (bytes: Buffer, at: number, more: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]).subarray(0, LARGEST)

/** Damaged files without end: of these files, and of what came of them. */
export function* mutants(files: readonly Mutant[], below: Below): Generator<Mutant> {
  const pool = [...files]
  for (;;) {
    const one = pool[below(pool.length)]
    if (!one) return
    let bytes = Buffer.from(one.bytes)
    for (let n = 1 + below(4); n > 0; n--)
      bytes = Buffer.from(CHANGES[below(CHANGES.length)]?.(bytes, below, files) ?? bytes)
    const made = { name: one.name, bytes: new Uint8Array(bytes) }
    // some damaged ones are damaged further
    if (below(20) === 0 && bytes.length < 20_000) {
      if (pool.length < files.length + 200) pool.push(made)
      else pool[files.length + below(200)] = made
    }
    yield made
  }
}
