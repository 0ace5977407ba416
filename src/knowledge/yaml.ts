// Reads one YAML pack file against a schema: the value, or errors that name file, line and reason. Pure: takes text.
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

/** Why a pack file, or a part of it, was refused. `line` counts from 1. */
export interface PackError {
  readonly file: string
  readonly line: number
  readonly reason: string
}

export type YamlPath = readonly (string | number)[]

export interface YamlRead<T> {
  /** Absent when the text is no YAML or does not fit the schema. */
  readonly value: T | undefined
  readonly errors: readonly PackError[]
  /** The line where the value at the path starts; of its nearest parent where there is no such value. */
  readonly lineOf: (path: YamlPath) => number
}

/** One row of a table block, cut at its bars, with its own line in the file. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

export const readYaml = <T>(file: string, text: string, schema: z.ZodType<T>): YamlRead<T> => {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  const at = (offset: number): number => Math.max(1, counter.linePos(offset).line)
  const lineOf = (path: YamlPath): number => {
    for (let length = path.length; length >= 0; length--) {
      const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return at(node.range[0])
    }
    return 1
  }
  if (document.errors.length > 0) {
    const errors = document.errors.map((e) => ({ file, line: at(e.pos[0]), reason: oneLine(e.message) }))
    return { value: undefined, errors, lineOf }
  }
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return { value: parsed.data, errors: [], lineOf }
  const errors = parsed.error.issues.map((issue) => {
    const path = issue.path.filter((p) => typeof p !== 'symbol')
    const where = path.length > 0 ? `${path.join('.')}: ` : ''
    return { file, line: lineOf(path), reason: oneLine(where + issue.message) }
  })
  return { value: undefined, errors, lineOf }
}

/**
 * The rows of a table kept as a literal block (`key: |`): one a line, cells between bars, blank lines and lines that
 * open with `#` left out. `header` is the line of the key, so that each row knows its own.
 */
export const rowsOf = (block: string | undefined, header: number): Row[] => {
  if (block === undefined) return []
  const rows: Row[] = []
  let line = header
  for (const raw of block.split('\n')) {
    line++
    const text = raw.trim()
    if (text === '' || text.startsWith('#')) continue
    rows.push({ line, cells: text.split('|').map((cell) => cell.trim()) })
  }
  return rows
}

const oneLine = (message: string): string => message.replace(/\s+/g, ' ').trim()
