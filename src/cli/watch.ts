// `chancery watch`: follows feeds, sitemaps and folders; reads what is new, and says what changed in what was read before.
import { readdir, readFile, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { Command, InvalidArgumentError } from 'commander'
import {
  type Fetcher,
  fetcherFor,
  linksIn,
  openPages,
  type Packs,
  type Page,
  type PageStore,
  type Record,
  readSource,
} from '../chancery.ts'
import { changeBetween, changeLines } from './change.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import { OWN_RECORD, packsFor, packsOption, recordAt, recordOption } from './house.ts'
import { findInputs, isAddress, isUnreadable } from './inputs.ts'
import { say, wholeNumber } from './output.ts'
import { pagesFolder, visitOf } from './pages.ts'
import { count } from './text.ts'

const EXAMPLES = `
Examples:
  $ chancery watch https://www.example.org/news/feed.xml --record my.chancery
  $ chancery watch reports/ --every 10
  $ chancery watch https://www.example.org/sitemap.xml --once --limit 500
`

interface Options {
  readonly record: string
  readonly packs?: readonly string[]
  readonly every: number
  readonly once?: boolean
  readonly limit?: number
  readonly apart: number
  readonly allowPrivate?: boolean
}

export function watchCommand(): Command {
  return new Command('watch')
    .description('follow feeds, sitemaps and folders: read what is new, and tell what changed in what was read before')
    .argument('<place...>', 'addresses of feeds, sitemaps or pages, and folders')
    .addOption(recordOption('the record to keep it in (made if it is not there)').default(OWN_RECORD))
    .addOption(packsOption())
    .option('--every <minutes>', 'look again after so many minutes', minutes, 30)
    .option('--once', 'look once and end: for a timer of your own')
    .option('--limit <pages>', 'fetch at most so many pages each time', wholeNumber(1))
    .option('--apart <seconds>', 'between two requests to one host', wholeNumber(0), 1)
    .option('--allow-private', 'fetch from this machine and its network too')
    .addHelpText('after', `${EXAMPLES}\n${EXIT_HELP}`)
    .action(run)
}

function minutes(text: string): number {
  const number = Number(text)
  if (!(number >= 1)) throw new InvalidArgumentError('write a number of minutes, 1 or more.')
  return number
}

/** What a round works with. */
interface Watch {
  readonly record: Record
  readonly pages: PageStore
  readonly packs: Packs
  readonly fetcher: Fetcher
  readonly limit: number
  readonly signal: AbortSignal
}

interface Round {
  fresh: number
  changed: number
  same: number
  failed: number
  /** Pages fetched in this round. */
  fetched: number
}

async function run(places: readonly string[], options: Options): Promise<void> {
  const packs = packsFor(options.packs)
  const stop = new AbortController()
  // the page under way is finished and kept, then the run ends
  process.once('SIGINT', () => stop.abort())
  process.once('SIGTERM', () => stop.abort())
  const record = await recordAt(options.record)
  try {
    const { signal } = stop
    const watch: Watch = {
      record,
      packs,
      signal,
      pages: await openPages(pagesFolder(options.record)),
      limit: options.limit ?? Number.POSITIVE_INFINITY,
      fetcher: fetcherFor({
        apart: options.apart * 1000,
        signal,
        ...(options.allowPrivate ? { allowPrivate: true } : {}),
      }),
    }
    for (;;) {
      const round = await look(places, watch)
      say(roundText(round))
      if (options.once) {
        if (round.failed > 0) process.exitCode ||= EXIT.partly
        return
      }
      await sleep(options.every * 60_000, undefined, { signal })
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error
    say('Stopped; what was read is kept, and the next run goes on from here.')
  } finally {
    await record.close()
  }
}

const roundText = ({ fresh, changed, same, failed }: Round): string =>
  `${count(fresh, 'new page')}, ${changed} changed, ${same} as before${failed > 0 ? `, ${failed} could not be read` : ''}.`

async function look(places: readonly string[], watch: Watch): Promise<Round> {
  const round: Round = { fresh: 0, changed: 0, same: 0, failed: 0, fetched: 0 }
  for (const place of places)
    if (isAddress(place)) await followList(place, watch, round, 0)
    else await followFolder(place, watch, round)
  return round
}

/** Lists within lists, as sitemaps have them. */
const DEEPEST = 3

/** A feed or a sitemap: each page that it lists. An address that is no list is a page itself. */
async function followList(address: string, watch: Watch, round: Round, depth: number): Promise<void> {
  const fetched = await watch.fetcher(address)
  if (fetched.kind !== 'page')
    return failed(round, fetched.kind === 'refused' ? fetched.reason : `${address} gave nothing.`)
  const links = linksIn(fetched.bytes, fetched.url, watch.packs.publishers)
  if (!links)
    return depth === 0 ? came(address, fetched, watch, round) : failed(round, `${address} is no feed or sitemap.`)
  if (depth < DEEPEST) for (const list of links.lists) await followList(list, watch, round, depth + 1)
  for (const page of links.pages) {
    if (watch.signal.aborted) throw watch.signal.reason
    if (round.fetched >= watch.limit) return
    await followPage(page, watch, round)
  }
}

async function followPage(url: string, watch: Watch, round: Round): Promise<void> {
  const last = watch.pages.last(url)
  round.fetched++
  const fetched = await watch.fetcher(url, { etag: last?.etag, lastModified: last?.lastModified })
  if (fetched.kind === 'refused') return failed(round, fetched.reason)
  if (fetched.kind === 'unchanged') round.same++
  else await came(url, fetched, watch, round)
}

function failed(round: Round, sentence: string): void {
  round.failed++
  say(sentence)
}

/** A page that came: kept, read where it is new or not as before, and written down when all of it is on disk. */
async function came(url: string, page: Page, { pages, record, packs }: Watch, round: Round): Promise<void> {
  const before = pages.last(url)
  const { hash, fresh } = await pages.keep(url, page)
  if (!fresh) {
    round.same++
    return
  }
  const outcome = await readSource(url, page.bytes, packs)
  const readings = 'readings' in outcome ? outcome.readings : []
  if ('reason' in outcome) failed(round, `${url}: ${outcome.reason}`)
  await record.append(readings)
  const documents = readings.map(({ article }) => article.id)
  await pages.note(visitOf(url, page, hash, documents))
  // bytes may differ where the text does not: a counter, a menu
  const gone = (before?.documents ?? []).filter((id) => !documents.includes(id))
  if (before === undefined) round.fresh += readings.length > 0 ? 1 : 0
  else if (gone.length === 0) round.same++
  else {
    round.changed++
    const old = await Promise.all(gone.map((id) => record.document(id)))
    const change = await changeBetween(
      old.flatMap((one) => one ?? []),
      readings,
    )
    say([`${url} was changed since it was read:`, ...changeLines(change)].join('\n'))
  }
}

/** The files of a folder that are new or not as they were. */
async function followFolder(folder: string, watch: Watch, round: Round): Promise<void> {
  await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new Stop(EXIT.usage, error.code === 'ENOTDIR' ? `${folder} is no folder.` : `there is no folder ${folder}.`)
  })
  for (const input of await findInputs([folder])) {
    if (watch.signal.aborted) throw watch.signal.reason
    if (isUnreadable(input)) continue
    const { mtimeMs, size } = await stat(input.path)
    const stamp = `${mtimeMs} ${size}`
    if (watch.pages.last(input.path)?.lastModified === stamp) round.same++
    else {
      const page = { kind: 'page', url: input.path, bytes: await readFile(input.path), lastModified: stamp } as const
      await came(input.path, page, watch, round)
    }
  }
}
