// `chancery cite`: a claim, an event, a decision, a document or a place in it as a reference to quote.
import { Command } from 'commander'
import { claimsOf, type Decision, findEvent, type Record, type RecordClaim, sentencesOf } from '../chancery.ts'
import type { DocumentPage } from '../model/api.ts'
import type { Evidence } from '../model/claim.ts'
import { decisionText } from './decide.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import { find, findClaim } from './find.ts'
import { existingRecord, packsFor, packsOption, recordOption, using } from './house.ts'
import { type Format, formatOption, write, writeJson } from './output.ts'

interface Options {
  readonly format: Format
  readonly record?: string
  readonly packs?: readonly string[]
}

/** One place of one document, as a footnote has it. */
interface Reference {
  readonly id: string
  readonly document: string
  readonly title?: string
  readonly publisher?: string
  readonly dateline?: string
  readonly published?: string
  readonly source?: string
  readonly hash?: string
  /** What the claim says. */
  readonly claims?: string
  /** The words that carry it. */
  readonly quotes: readonly Evidence[]
  /** The whole sentences in which they stand. */
  readonly sentences: readonly Evidence[]
}

/** A thing that several places stand behind: an event, or a decision of a person. */
interface Gathered {
  readonly id: string
  readonly says: string
  readonly differs?: readonly string[]
  readonly references: readonly Reference[]
}

export function citeCommand(): Command {
  return new Command('cite')
    .description('print a claim, an event, a decision, a document or a place in it as a reference to quote')
    .argument('<id>', 'a claim (cl_...), an event (ev_...), a decision (de_...) or a document (doc_...)')
    .argument('[place]', 'of a document: characters START-END, as answers give them')
    .addOption(formatOption('text', 'json'))
    .addOption(recordOption('the record to look in (else record.chancery or sample.chancery here)'))
    .addOption(packsOption())
    .addHelpText('after', `\nExamples:\n  $ chancery cite cl_9b1c\n  $ chancery cite doc_3f2a 94-179\n\n${EXIT_HELP}`)
    .action(async (id: string, place: string | undefined, options: Options) => {
      await using(await existingRecord(options.record), async (record) => {
        const found = await cited(record, { id, place, packs: options.packs })
        if (options.format === 'json') await writeJson(found)
        else if ('references' in found) await write(gatheredText(found))
        else await write(referenceText(found))
      })
    })
}

interface Asked {
  readonly id: string
  readonly place: string | undefined
  readonly packs: readonly string[] | undefined
}

async function cited(record: Record, { id, place, packs }: Asked): Promise<Reference | Gathered> {
  if (place !== undefined && !id.startsWith('doc_'))
    throw new Stop(EXIT.usage, `a place goes with a document, and "${id}" is none.`)
  if (id.startsWith('ev_')) return eventReference(record, id, packs)
  if (id.startsWith('de_')) return decisionReference(record, id)
  const found = await find(record, id)
  return 'article' in found ? placeReference(found, place) : claimReference(record, found)
}

async function eventReference(record: Record, id: string, packs: readonly string[] | undefined): Promise<Gathered> {
  const event = await findEvent({ record, packs: packsFor(packs) }, id)
  if (!event) throw new Stop(EXIT.usage, `there is no event ${id} in this record.`)
  const references = await Promise.all(event.claims.map((one) => claimReference(record, one)))
  const when = event.when === undefined ? '' : `, ${event.when}`
  return {
    id,
    says: `${event.type}${when}, ${event.mode}: ${references.length === 1 ? 'one report' : `${references.length} reports`}`,
    ...(event.differs.length > 0 ? { differs: event.differs } : {}),
    references,
  }
}

async function decisionReference(record: Record, id: string): Promise<Gathered> {
  const all = (await record.decisions()).filter((one) => one.id.startsWith(id))
  const [made, another] = all
  if (!made || another)
    throw new Stop(
      EXIT.usage,
      made ? `${all.length} decisions begin with ${id}.` : `there is no decision ${id} in this record.`,
    )
  return { id: made.id, says: decisionText(made).trim(), references: await decidedOn(record, made) }
}

async function decidedOn(record: Record, { act }: Decision): Promise<readonly Reference[]> {
  if (act.kind === 'misprint') {
    const page = await record.document(act.document)
    return page ? [placeReference(page, `${act.start}-${act.end}`)] : []
  }
  const claims = await Promise.all(claimsOf(act).map((id) => findClaim(record, id).catch(() => undefined)))
  return Promise.all(claims.flatMap((one) => (one ? [claimReference(record, one)] : [])))
}

function placeReference(page: DocumentPage, place: string | undefined): Reference {
  const head = documentReference(page)
  if (place === undefined) return head
  const { text } = page.article
  const [, from, to] = /^(\d+)(?:[-–](\d+))?$/.exec(place) ?? []
  const [start, end] = [Number(from), Number(to ?? Number(from) + 1)]
  if (from === undefined) throw new Stop(EXIT.usage, `"${place}" is no place; write START-END, as in 94-179.`)
  if (start >= end || end > text.length)
    throw new Stop(EXIT.usage, `${page.article.id} has no characters ${place}; it ends at ${text.length}.`)
  const quotes = [{ start, end, quote: text.slice(start, end) }]
  return { ...head, quotes: to === undefined ? [] : quotes, sentences: sentencesOf(text, quotes) }
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
    sentences: [],
  }
}

async function claimReference(record: Record, { claim, sentences }: RecordClaim): Promise<Reference> {
  const page = await record.document(claim.document)
  const head = page ? documentReference(page) : { document: claim.document }
  return { ...head, id: claim.id, claims: claim.gloss, quotes: claim.evidence, sentences }
}

const quoteText = ({ quote, start, end }: Evidence): string => `“${quote}” (characters ${start} to ${end})`

function referenceText(reference: Reference): string {
  const { title, publisher, dateline, published, source, hash, quotes, sentences } = reference
  const where = [
    publisher,
    title && `“${title.replace(/\s+/g, ' ')}”`,
    dateline,
    published && published !== dateline && `published ${published}`,
  ]
  // A sentence that is the quote itself is said once.
  const around = sentences.filter(({ quote }) => !quotes.some((one) => one.quote === quote))
  return [
    ...(reference.claims ? [reference.claims] : []),
    ...quotes.map(quoteText),
    ...around.map((one) => `in: ${quoteText(one)}`),
    where.filter(Boolean).join('. '),
    [source, hash, reference.document].filter(Boolean).join('  '),
    '',
  ].join('\n')
}

const gatheredText = ({ id, says, differs, references }: Gathered): string =>
  [
    says.startsWith(id) ? says : `${id}  ${says}`,
    ...(differs ?? []).map((one) => `≠ ${one}`),
    '',
    ...references.map(referenceText),
  ].join('\n')
