// Turns the paths of a command into inputs: files as they are, folders with all texts in them, "-" for standard input.
// What cannot be read becomes a value with one sentence, so that the rest goes on.
import type { Stats } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { READABLE_NAME } from '../chancery.ts'

export interface Input {
  /** As the user gave it, or the folder's path joined with the file's. */
  readonly path: string
  read(): Promise<Uint8Array>
}

/** A path that gives no text, and why, in one sentence. */
export interface Unreadable {
  readonly path: string
  readonly reason: string
}

export const isUnreadable = (one: Input | Unreadable): one is Unreadable => 'reason' in one

/** Lists and tables: beside a text of the same name in a folder they tell of it and are no source of their own. */
const DATA = /\.(?:jsonl?|ndjson|csv|tsv|xml)$/iu

/** A file beyond this size is no report; it is refused before it fills the memory. */
const LARGEST = 512 * 1024 * 1024

export const isAddress = (path: string): boolean => /^https?:\/\//i.test(path)

/** All inputs behind the paths, folders in order of name; addresses are pages, where they are taken. */
export async function findInputs(
  paths: readonly string[],
  page?: (url: string) => Input,
): Promise<(Input | Unreadable)[]> {
  const one = (path: string) => (path === '-' ? [standardInput] : page && isAddress(path) ? [page(path)] : behind(path))
  const found = await Promise.all(paths.map(one))
  return found.flat()
}

const standardInput: Input = {
  path: '-',
  async read() {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  },
}

async function behind(path: string): Promise<(Input | Unreadable)[]> {
  try {
    const stats = await stat(path)
    return stats.isDirectory() ? await inFolder(path) : [file(path, stats)]
  } catch (error) {
    return [{ path, reason: readFailure(error) }]
  }
}

async function inFolder(folder: string): Promise<(Input | Unreadable)[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = entries
    .filter((entry) => READABLE_NAME.test(entry.name) && !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const texts = new Set(found.filter((path) => !DATA.test(path)).map(stemOf))
  const paths = found.filter((path) => !DATA.test(path) || !texts.has(stemOf(path)))
  if (paths.length === 0)
    return [
      {
        path: folder,
        reason: 'This folder holds no text (.txt, .md, .html, .pdf, .docx, .odt, .eml, .jsonl, .csv, .warc, .zip).',
      },
    ]
  return paths.map((path) => ({ path, read: () => readFile(path) }))
}

const stemOf = (path: string): string => path.replace(/\.[^./\\]*$/u, '')

function file(path: string, stats: Stats): Input | Unreadable {
  if (stats.isBlockDevice() || (stats.isCharacterDevice() && path !== '/dev/stdin'))
    return { path, reason: 'This is a device, not a file with text.' }
  if (stats.isSocket()) return { path, reason: 'This is a socket, not a file with text.' }
  if (stats.size > LARGEST)
    return { path, reason: `This file has ${Math.round(stats.size / 1048576)} MB, and nothing beyond 512 MB is read.` }
  return { path, read: () => readFile(path) }
}

const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  ENOTDIR: 'A part of this path is a file, not a folder.',
  EACCES: 'This may not be read with your permissions.',
  EPERM: 'This may not be read with your permissions.',
  ELOOP: 'This link leads back to itself.',
  ENAMETOOLONG: 'This name is too long to be a file.',
  EISDIR: 'This is a folder.',
  EIO: 'The disk or device failed while this was read.',
  EMFILE: 'Too many files are open.',
  ERR_FS_FILE_TOO_LARGE: 'This file is larger than 2 GB, and nothing beyond 512 MB is read.',
  ERR_INVALID_ARG_VALUE: 'This is no possible file name.',
}

/** Why a file could not be read, in one sentence. */
export function readFailure(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? ''
  return SENTENCES[code] ?? `This could not be read (${code || (error as Error).message}).`
}
