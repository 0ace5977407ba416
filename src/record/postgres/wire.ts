// How values travel to PostgreSQL and back: it holds no zero character in a text, so that one is written as two others.
import type { Bound } from '../sql/database.ts'

/** Opens the two-character form of what PostgreSQL cannot hold; a noncharacter, which no text means. */
const MARK = '\ufdd1'

/** A text as PostgreSQL can hold it. */
export const held = (text: string): string =>
  /[\0\ufdd1]/.test(text) ? text.replaceAll(MARK, `${MARK}1`).replaceAll('\0', `${MARK}0`) : text

/** The text that `held` was made of. */
export const given = (text: string): string =>
  text.includes(MARK) ? text.replaceAll(`${MARK}0`, '\0').replaceAll(`${MARK}1`, MARK) : text

const ESCAPES: { readonly [char: string]: string } = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** One row in the text form of COPY. */
export const copyLine = (row: readonly Bound[]): string =>
  `${row
    .map((value) =>
      value === null
        ? '\\N'
        : typeof value === 'number'
          ? String(value)
          : held(value).replaceAll(/[\\\n\r\t]/g, (char) => ESCAPES[char] ?? char),
    )
    .join('\t')}\n`

/** A value as it stands in a statement. */
export const literal = (value: Bound): string => {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return String(value)
  const quoted = held(value).replaceAll("'", "''")
  return quoted.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`
}

/** A statement with its parameters ($1, $2 ...) written into it. */
export const filled = (sql: string, parameters: readonly Bound[]): string =>
  sql.replaceAll(/\$(\d+)/g, (_, n: string) => literal(parameters[Number(n) - 1] ?? null))
