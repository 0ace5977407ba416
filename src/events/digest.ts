// A short name made from content, without any part of Node.js: the same words always give the same name.

const mix = (h: number, k: number): number => {
  let x = Math.imul(h ^ k, 0x9e3779b1)
  x ^= x >>> 15
  return Math.imul(x, 0x85ebca6b)
}

/** 24 hex digits. Not for secrets: it tells lines and events apart, no more. */
export const digest = (...parts: readonly string[]): string => {
  const lanes = [0x243f6a88, 0x85a308d3, 0x13198a2e]
  const text = parts.map((part) => `${part.length}:${part}`).join('')
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    for (let lane = 0; lane < 3; lane++)
      lanes[lane] = mix(lanes[lane] ?? 0, unit + lane * 0x10001) ^ ((lanes[(lane + 1) % 3] ?? 0) >>> 7)
  }
  return lanes.map((lane) => ((lane ^ (lane >>> 16)) >>> 0).toString(16).padStart(8, '0')).join('')
}
