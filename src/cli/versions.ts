// `chancery versions`: every version of a page that was fetched or watched, and what changed from each to the next.
import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { claimLine, openPages, type Packs, type PageStore, readSource, type Visit } from '../chancery.ts'
import { type Change, changeBetween, changeLines, type Told } from './change.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import { packsFor, packsOption, recordOption, recordPath } from './house.ts'
import { type Format, formatOption, write, writeJson } from './output.ts'
import { pagesFolder } from './pages.ts'
import { count } from './text.ts'

const EXAMPLES = `
Examples:
  $ chancery versions
  $ chancery versions https://www.example.org/news/1.html --record my.chancery
`

interface Options {
  readonly format: Format
  readonly record?: string
  readonly packs?: readonly string[]
}

/** One body that an address gave, first seen at an instant, and what is otherwise than in the one before. */
interface Version {
  readonly at: string
  readonly hash: string
  readonly articles: number
  readonly change?: Change
}

export function versionsCommand(): Command {
  return new Command('versions')
    .description('show every version of a page that was fetched or watched, and what changed from each to the next')
    .argument('[address]', 'the page, or the file of a watched folder; else those of which there are several versions')
    .addOption(formatOption('text', 'json'))
    .addOption(recordOption('the record whose pages are meant (else record.chancery or sample.chancery here)'))
    .addOption(packsOption())
    .addHelpText('after', `${EXAMPLES}\n${EXIT_HELP}`)
    .action(run)
}

async function run(address: string | undefined, { format, record, packs }: Options): Promise<void> {
  const folder = pagesFolder(recordPath(record))
  if (!existsSync(folder)) throw new Stop(EXIT.record, `no page was fetched into this record: there is no ${folder}.`)
  const pages = await openPages(folder)
  if (address === undefined) return list(pages, format)
  const bodies = bodiesOf(pages, address)
  if (bodies.length === 0) throw new Stop(EXIT.usage, `${address} was never fetched or watched into this record.`)
  const versions = await versionsOf(address, bodies, { pages, packs: packsFor(packs) })
  if (format === 'json') return writeJson(versions.map(plain))
  for (const { at, hash, articles, change } of versions)
    await write(
      `${[`${at}  ${hash}  ${count(articles, 'article')}`, ...(change ? changeLines(change) : [])].join('\n')}\n`,
    )
}

/** What came again as it was is no version. */
const bodiesOf = (pages: PageStore, address: string): readonly (Visit & { readonly hash: string })[] =>
  pages
    .versions(address)
    .flatMap((visit) => (visit.hash === undefined ? [] : [{ ...visit, hash: visit.hash }]))
    .filter(({ hash }, i, all) => hash !== all[i - 1]?.hash)

async function list(pages: PageStore, format: Format): Promise<void> {
  const edited = pages.addresses().flatMap((address) => {
    const versions = bodiesOf(pages, address)
    return versions.length > 1 ? [{ address, versions: versions.length, last: versions.at(-1)?.at ?? '' }] : []
  })
  if (format === 'json') return writeJson(edited)
  if (edited.length === 0) return write('No page has more than one version.\n')
  await write(edited.map(({ address, versions, last }) => `${versions}  ${last}  ${address}\n`).join(''))
}

/** Each version as today's rules read it, so that only the page differs. */
async function versionsOf(
  address: string,
  bodies: readonly (Visit & { readonly hash: string })[],
  { pages, packs }: { readonly pages: PageStore; readonly packs: Packs },
): Promise<readonly Version[]> {
  const versions: Version[] = []
  let before: readonly Told[] | undefined
  for (const { at, hash } of bodies) {
    const outcome = await readSource(address, await pages.body(hash), packs)
    const now: readonly Told[] = 'readings' in outcome ? outcome.readings : []
    versions.push({
      at,
      hash,
      articles: now.length,
      ...(before === undefined ? {} : { change: await changeBetween(before, now) }),
    })
    before = now
  }
  return versions
}

const plain = ({ change, ...version }: Version) => ({
  ...version,
  ...(change && {
    sentences: change.sentences.map(([mark, sentence]) => ({ mark, sentence })),
    claims: change.claims.map(([mark, claim]) => ({ mark, claim: claimLine(claim) })),
  }),
})
