// Writes results to standard output as text, JSON, JSON Lines or CSV, and waits where the reader is slow.
// A reader that has gone (`| head`) ends the program quietly; a full disk gets a sentence.
import { once } from 'node:events'
import { InvalidArgumentError, Option } from 'commander'
import { EXIT, Stop } from './exit.ts'

export type Format = 'text' | 'json' | 'jsonl' | 'csv'

export const formatOption = (...formats: readonly Format[]): Option =>
  new Option('-f, --format <format>', 'how to print the result').choices([...formats]).default(formats[0])

let broken: Error | undefined

/** Must run before anything is written. */
export function watchOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.fine)
    broken = error
  })
  // Without a standard error there is nobody to tell.
  process.stderr.on('error', () => {})
}

/** Appends to standard output; resolves once the reader can take more. */
export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text) && !broken)
    await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'error')])
  checkOutput()
}

export const writeLine = (text: string): Promise<void> => write(`${text}\n`)
export const writeJson = (value: unknown): Promise<void> => write(`${JSON.stringify(value, null, 2)}\n`)
export const writeJsonLine = (value: unknown): Promise<void> => write(`${JSON.stringify(value)}\n`)

export function checkOutput(): void {
  if (!broken) return
  const code = (broken as NodeJS.ErrnoException).code
  const why = code === 'ENOSPC' ? 'no space is left there' : (code ?? broken.message)
  throw new Stop(EXIT.partly, `the output could not be written: ${why}.`)
}

/** A message for the person: never part of the result. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

export type Cell = string | number | boolean | readonly string[] | null | undefined

/** RFC 4180. A cell that a spreadsheet would take for a formula is opened with an apostrophe. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: Cell): string {
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  const text = cell === null || cell === undefined ? '' : typeof cell === 'string' ? cell : cell.join('; ')
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A whole number of at least `least`, for commander. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const number = Number(text)
    if (!/^\d+$/.test(text) || number < least)
      throw new InvalidArgumentError(`write a whole number of ${least} or more.`)
    return number
  }
