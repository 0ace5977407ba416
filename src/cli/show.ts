// `chancery show` and `chancery cite`: one document or claim of the record, whole or as a reference to quote.
import { Command } from 'commander'
import { claimLine, type Record, type RecordClaim, readingLines } from '../chancery.ts'
import type { DocumentPage } from '../model/api.ts'
import type { Claim } from '../model/claim.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import { existingRecord, recordOption, using } from './house.ts'
import { type Format, formatOption, write, writeJson, writeJsonLine } from './output.ts'
import { claimText, readingText } from './text.ts'

interface Options {
  readonly format: Format
  readonly record?: string
}

const RECORD_DOC = 'the record to look in (else record.chancery or sample.chancery here)'

export function showCommand(): Command {
  return new Command('show')
    .description('show one document with its claims, or one claim')
    .argument('<id>', 'a document (doc_...) or a claim (cl_...); the first letters are enough where only one begins so')
    .addOption(formatOption('text', 'json', 'jsonl'))
    .addOption(recordOption(RECORD_DOC))
    .addHelpText('after', `\nExample:\n  $ chancery show doc_3f2a --format json\n\n${EXIT_HELP}`)
    .action(async (id: string, options: Options) => {
      await using(await existingRecord(options.record), async (record) => {
        const found = await find(record, id)
        if ('article' in found) await showDocument(found, options.format)
        else await showClaim(found, options.format)
      })
    })
}

export function citeCommand(): Command {
  return new Command('cite')
    .description('print a claim or document as a reference: the quote, its place and where it was published')
    .argument('<id>', 'a claim (cl_...) or a document (doc_...)')
    .addOption(formatOption('text', 'json'))
    .addOption(recordOption(RECORD_DOC))
    .addHelpText('after', `\nExample:\n  $ chancery cite cl_9b1c\n\n${EXIT_HELP}`)
    .action(async (id: string, options: Options) => {
      await using(await existingRecord(options.record), async (record) => {
        const found = await find(record, id)
        const reference = 'article' in found ? documentReference(found) : await claimReference(record, found)
        if (options.format === 'json') await writeJson(reference)
        else await write(referenceText(reference))
      })
    })
}

/** The document or claim that an id, or the beginning of one, means. */
async function find(record: Record, id: string): Promise<DocumentPage | RecordClaim> {
  if (id.startsWith('cl_')) return findClaim(record, id)
  if (!id.startsWith('doc_'))
    throw new Stop(EXIT.usage, `"${id}" is no id; documents begin with doc_, claims with cl_.`)
  return findDocument(record, id)
}

/** The document that an id, or the beginning of one, means. */
export async function findDocument(record: Record, id: string): Promise<DocumentPage> {
  const whole = await record.document(id)
  if (whole) return whole
  const ids = await documentIds(record)
  const page = await record.document(
    only(
      id,
      ids.filter((one) => one.startsWith(id)),
      'document',
    ),
  )
  if (!page) throw new Stop(EXIT.usage, `there is no document ${id} in this record.`)
  return page
}

async function findClaim(record: Record, id: string): Promise<RecordClaim> {
  const [exact] = await record.claims({ ids: [id], rejected: true })
  if (exact) return exact
  const begun = (await record.claims({ rejected: true })).filter(({ claim }) => claim.id.startsWith(id))
  const wanted = only(
    id,
    begun.map(({ claim }) => claim.id),
    'claim',
  )
  return begun.find(({ claim }) => claim.id === wanted) as RecordClaim
}

async function documentIds(record: Record): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await record.documents(cursor === undefined ? { limit: 500 } : { limit: 500, cursor })
    ids.push(...page.documents.map((row) => row.id))
    cursor = page.next
  } while (cursor !== undefined)
  return ids
}

function only(id: string, found: readonly string[], what: string): string {
  const [first, second] = found
  if (first === undefined) throw new Stop(EXIT.usage, `there is no ${what} ${id} in this record.`)
  if (second !== undefined)
    throw new Stop(
      EXIT.usage,
      `${found.length} ${what}s begin with ${id}, such as ${first} and ${second}; write more of it.`,
    )
  return first
}

async function showDocument(page: DocumentPage, format: Format): Promise<void> {
  if (format === 'text') return write(`${page.article.text}\n\n${readingText(page)}\n`)
  const lines = [...readingLines(page)]
  if (format === 'json') return writeJson(lines)
  for (const line of lines) await writeJsonLine(line)
}

async function showClaim({ claim, document, status }: RecordClaim, format: Format): Promise<void> {
  if (format === 'jsonl') return writeJsonLine(claimLine(claim))
  if (format === 'json') return writeJson({ ...claimLine(claim), status })
  const where = [document.title, document.publisher, document.published].filter(Boolean).join(' · ')
  await write(`${claimText(claim).join('\n')}\n  in ${claim.document}  ${where}\n  ${status}, by ${method(claim)}\n`)
}

const method = ({ method: made }: Claim): string =>
  Object.entries(made)
    .map(([kind, name]) => `${kind} ${name}`)
    .join(' ')

interface Reference {
  readonly id: string
  readonly document: string
  readonly title?: string
  readonly publisher?: string
  readonly dateline?: string
  readonly published?: string
  readonly source?: string
  readonly hash?: string
  readonly claims?: string
  readonly quotes: readonly { readonly quote: string; readonly start: number; readonly end: number }[]
}

function documentReference({ article }: DocumentPage): Reference {
  const publisher = article.publisher?.label ?? article.publisher?.name
  const dateline = [article.dateline?.place, article.dateline?.date].filter(Boolean).join(', ')
  return {
    id: article.id,
    document: article.id,
    ...(article.title ? { title: article.title } : {}),
    ...(publisher ? { publisher } : {}),
    ...(dateline ? { dateline } : {}),
    ...(article.published ? { published: article.published } : {}),
    source: article.source.path,
    hash: article.source.hash,
    quotes: [],
  }
}

async function claimReference(record: Record, { claim }: RecordClaim): Promise<Reference> {
  const page = await record.document(claim.document)
  const head = page ? documentReference(page) : { document: claim.document }
  return { ...head, id: claim.id, claims: claim.gloss, quotes: claim.evidence }
}

function referenceText(reference: Reference): string {
  const { title, publisher, dateline, published, source, hash } = reference
  const where = [
    publisher,
    title && `“${title.replace(/\s+/g, ' ')}”`,
    dateline,
    published && published !== dateline && `published ${published}`,
  ]
  return [
    ...(reference.claims ? [reference.claims] : []),
    ...reference.quotes.map(({ quote, start, end }) => `“${quote}” (characters ${start} to ${end})`),
    where.filter(Boolean).join('. '),
    [source, hash, reference.document].filter(Boolean).join('  '),
    '',
  ].join('\n')
}
