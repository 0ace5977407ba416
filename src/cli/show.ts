// `chancery show`: one document with its claims, or one claim, whole.
import { Command } from 'commander'
import { claimLine, type RecordClaim, readingLines } from '../chancery.ts'
import type { DocumentPage } from '../model/api.ts'
import type { Claim } from '../model/claim.ts'
import { EXIT_HELP } from './exit.ts'
import { find } from './find.ts'
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

async function showDocument(page: DocumentPage, format: Format): Promise<void> {
  if (format === 'text') return write(`${page.article.text}\n\n${readingText(page)}${placesText(page)}\n`)
  const lines = [...readingLines(page)]
  if (format === 'json') return writeJson(lines)
  for (const line of lines) await writeJsonLine(line)
}

/** Where the same text stands, letter by letter or nearly. */
function placesText({ places = [] }: DocumentPage): string {
  if (places.length === 0) return ''
  const rows = places.map(({ document, publisher, published, source, entry }) =>
    [document, publisher, published, entry === undefined ? source : `${source} (${entry})`].filter(Boolean).join(' · '),
  )
  return `This text stands in ${places.length} places and is counted once:\n${rows.map((row) => `  ${row}\n`).join('')}`
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
