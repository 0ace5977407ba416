// What was fetched, kept: each body once under its hash, and a log that only grows of every visit to every address.
// A page edited in silence is a second body under the same address; both stay.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from './fetch.ts'

export interface Visit {
  readonly url: string
  /** ISO instant. */
  readonly at: string
  /** "sha256:" + hex of the body; absent where the page had not changed. */
  readonly hash?: string
  readonly etag?: string
  readonly lastModified?: string
  readonly mediaType?: string
  /** Where redirects led. */
  readonly found?: string
  /** Ids of the documents that were read in it. */
  readonly documents?: readonly string[]
}

export interface PageStore {
  /** The last visit that brought a body. */
  last(url: string): Visit | undefined
  /** Every version of a page, oldest first. */
  versions(url: string): readonly Visit[]
  /** Every address that gave a body, in the order in which they first did. */
  addresses(): readonly string[]
  /** The body of a visit. */
  body(hash: string): Promise<Uint8Array>
  keep(url: string, page: Page): Promise<{ readonly hash: string; readonly fresh: boolean }>
  /** Writes down a visit; on disk before it returns. */
  note(visit: Visit): Promise<void>
}

const nameOf = (hash: string): string => hash.replace(':', '-')

export async function openPages(folder: string): Promise<PageStore> {
  await mkdir(folder, { recursive: true })
  const log = join(folder, 'visits.jsonl')
  const byUrl = new Map<string, Visit[]>()
  const learn = (visit: Visit) => {
    if (visit.hash !== undefined) byUrl.set(visit.url, [...(byUrl.get(visit.url) ?? []), visit])
  }
  const text = existsSync(log) ? await readFile(log, 'utf8') : ''
  for (const line of text.split('\n')) if (line) visitOf(line, learn)
  // a line cut off by a crash must not join the next
  if (text !== '' && !text.endsWith('\n')) await appendFile(log, '\n')
  return {
    last: (url) => byUrl.get(url)?.at(-1),
    versions: (url) => byUrl.get(url) ?? [],
    addresses: () => [...byUrl.keys()],
    body: (hash) => readFile(join(folder, nameOf(hash))),
    async keep(url, page) {
      const hash = `sha256:${createHash('sha256').update(page.bytes).digest('hex')}`
      const file = join(folder, nameOf(hash))
      if (!existsSync(file)) {
        await writeFile(`${file}.part`, page.bytes, { flush: true })
        await rename(`${file}.part`, file)
      }
      return { hash, fresh: byUrl.get(url)?.at(-1)?.hash !== hash }
    },
    async note(visit) {
      await appendFile(log, `${JSON.stringify(visit)}\n`, { flush: true })
      learn(visit)
    },
  }
}

/** A half-written last line is a visit that was not made. */
function visitOf(line: string, learn: (visit: Visit) => void): void {
  try {
    learn(JSON.parse(line) as Visit)
  } catch {
    // the page is fetched again
  }
}
