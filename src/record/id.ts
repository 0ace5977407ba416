// Ids made from content, so that writing the same thing twice is writing it once.
import { createHash } from 'node:crypto'

/** A prefix and 32 hex digits that depend on every part and on nothing else. */
export const contentId = (prefix: string, ...parts: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return prefix + hash.digest('hex').slice(0, 32)
}

/** A number of up to 52 bits that stands for a text in an index; equal texts have equal tags, not the other way round. */
export const tag = (text: string): number => {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (low >>> 15)
  }
  return (high >>> 12) * 0x100000000 + (low >>> 0)
}

/** JSON with keys in order, for hashing. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  )
