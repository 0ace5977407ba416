// An even view of a text in a spaced language: straight quotation marks get their direction, breaks are spaces; offsets stay.

const OPENS_AFTER = /[\s([—–-]/u

/** Same length as the text, so that every offset leads back to what was printed. */
export function even(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) out += evenAt(text, i)
  return out
}

function evenAt(text: string, i: number): string {
  const char = text[i]!
  switch (char) {
    case '"':
    case '«':
    case '»':
    case '„':
      return char === '«' || char === '„'
        ? '“'
        : char === '»'
          ? '”'
          : i === 0 || OPENS_AFTER.test(text[i - 1]!)
            ? '“'
            : '”'
    case '’':
      // an apostrophe inside or at the end of a word closes no quotation
      return "'"
    case '\n':
    case '\t':
    case '\u00a0':
    case '\u2009':
    case '\u202f':
      return ' '
    default:
      return char
  }
}
