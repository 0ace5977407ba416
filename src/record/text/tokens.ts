// Cuts text into the words of the full-text index: pairs of characters where words are not spaced, whole words elsewhere.

/** Folds case and width without changing the number of UTF-16 code units, so that places stay true. */
export const fold = (text: string): string => {
  const whole = text.toLowerCase()
  const lower = whole.length === text.length ? whole : unitwise(text)
  return /[\uff01-\uff5e\u3000]/.test(lower)
    ? lower.replace(/[\uff01-\uff5e\u3000]/g, (char) => narrow(char).toLowerCase())
    : lower
}

const unitwise = (text: string): string => {
  let out = ''
  for (const char of text) {
    const lower = char.toLowerCase()
    out += lower.length === char.length ? lower : char
  }
  return out
}

/** Full-width Latin letters, digits and signs stand for their plain forms. */
const narrow = (char: string): string => (char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0))

/** A run of unspaced script, or a spaced word; the second must not swallow unspaced letters after a Latin one. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+/gu
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

export interface Run {
  readonly text: string
  readonly start: number
  readonly unspaced: boolean
}

/** The runs of a folded text, in order. */
export const runs = (folded: string): Run[] => {
  const found: Run[] = []
  for (const match of folded.matchAll(WORD))
    found.push({ text: match[0], start: match.index, unspaced: UNSPACED.test(match[0]) })
  return found
}

/** The index words of a text, each once: pairs and the last character of unspaced runs, and spaced words. */
export const indexWords = (text: string): ReadonlySet<string> => {
  const words = new Set<string>()
  for (const run of runs(fold(text))) {
    if (!run.unspaced) {
      words.add(run.text)
      continue
    }
    const chars = [...run.text]
    for (let i = 0; i + 1 < chars.length; i++) words.add(`${chars[i]}${chars[i + 1]}`)
    // So that a single character is the beginning of some index word wherever it stands.
    words.add(chars[chars.length - 1] ?? '')
  }
  return words
}
