// An even view of a text in a spaced language: straight quotation marks get their direction, breaks are spaces; offsets stay.

const OPENS_AFTER = /[\s([—–-]/u

/** Same length as the text, so that every offset leads back to what was printed. */
export function even(text: string): string {
  let out = ''
  const lowered = withoutCapitals(text)
  for (let i = 0; i < lowered.length; i++) out += evenAt(lowered, i)
  return out
}

/** A line that opens with a speaker in capitals: "PRESIDENT OF NORLAND JANE ROE (retranslated):". */
const TURN = /^(?:\p{Lu}[\p{Lu}.'’-]*[ \u00a0]+)+\p{Lu}[\p{Lu}.'’-]+(?=(?: \([^)\n]{1,40}\))?:)/gmu

/** Speakers in capitals are written as other names are. */
const withoutCapitals = (text: string): string =>
  text.replace(TURN, (turn) => {
    const written = turn.replace(/(?<=\p{L})\p{L}+/gu, (rest) => rest.toLowerCase())
    return written.length === turn.length ? written : turn
  })

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
