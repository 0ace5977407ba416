// Writes results to standard output as text, JSON, JSON Lines or CSV, and waits where the reader is slow.
// A reader that has gone (`| head`) ends the program quietly; a full disk gets a sentence.
import { InvalidArgumentError, Option } from 'commander'
import { EXIT, Stop } from './exit.ts'

export type Format = 'text' | 'json' | 'jsonl' | 'csv' | 'brief'

export const formatOption = (...formats: readonly Format[]): Option =>
  new Option('-f, --format <format>', 'how to print the result').choices([...formats]).default(formats[0])

let broken: Error | undefined
let gone = false
let workGoesOn = false

/** A command that does more than print (it keeps what it reads) goes on when its reader has gone. */
export const goOnWithoutReader = (): void => {
  workGoesOn = true
}

/** Must run before anything is written. */
export function watchOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') broken = error
    else if (workGoesOn) gone = true
    else process.exit(EXIT.fine)
  })
  // Without a standard error there is nobody to tell.
  process.stderr.on('error', () => {})
}

/** Appends to standard output; resolves once the reader can take more. */
export async function write(text: string | Uint8Array): Promise<void> {
  if (gone) return
  if (!process.stdout.write(text)) await roomAgain()
  checkOutput()
}

function roomAgain(): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      process.stdout.off('drain', end).off('error', end).off('close', end)
      done()
    }
    process.stdout.on('drain', end).on('error', end).on('close', end)
    if (gone || broken || process.stdout.destroyed) end()
  })
}

export const writeLine = (text: string): Promise<void> => write(`${text}\n`)
export const writeJson = (value: unknown): Promise<void> => write(`${JSON.stringify(value, null, 2)}\n`)
export const writeJsonLine = (value: unknown): Promise<void> => write(`${JSON.stringify(value)}\n`)

function checkOutput(): void {
  const failure = outputFailure()
  if (failure) throw failure
}

/** Why the output did not arrive, where it did not. */
export function outputFailure(): Stop | undefined {
  if (!broken) return undefined
  const code = (broken as NodeJS.ErrnoException).code
  const why = code === 'ENOSPC' ? 'no space is left there' : (code ?? broken.message)
  return new Stop(EXIT.partly, `the output could not be written: ${why}.`)
}

/** A message for the person: never part of the result. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
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
