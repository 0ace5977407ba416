// A 106-bit hash of a string for content-addressed ids, the same on every machine and in a browser (cyrb53 with two seeds).

const [FIRST, SECOND] = [1, 2]

/** The two hashes are made in one pass: an id is made for every claim. */
export function hash(text: string): string {
  let a = 0xdeadbeef ^ FIRST
  let b = 0x41c6ce57 ^ FIRST
  let c = 0xdeadbeef ^ SECOND
  let d = 0x41c6ce57 ^ SECOND
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
    c = Math.imul(c ^ code, 2654435761)
    d = Math.imul(d ^ code, 1597334677)
  }
  return finished(a, b) + finished(c, d)
}

function finished(a: number, b: number): string {
  const low = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  const high = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  return base36(4294967296 * (2097151 & high) + (low >>> 0))
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
const PAIRS: readonly string[] = [...DIGITS].flatMap((a) => [...DIGITS].map((b) => a + b))

/** Eleven digits of a 53-bit number; written by pairs, since Number.toString is slow for large ones. */
function base36(value: number): string {
  let out = ''
  let rest = value
  for (let pair = 0; pair < 5; pair++) {
    const next = Math.floor(rest / PAIRS.length)
    out = PAIRS[rest - next * PAIRS.length]! + out
    rest = next
  }
  return DIGITS[rest]! + out
}
