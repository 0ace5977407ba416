// `chancery decide`: a person accepts, rejects, corrects, joins, splits, marks or adds; every word stays on record with who, when and why.
import { Command, Option } from 'commander'
import {
  type ClaimChange,
  type Decision,
  type DecisionAct,
  decide,
  entityFinder,
  type House,
  type Record,
  typedValue,
  type Wish,
} from '../chancery.ts'
import { CLAIM_TYPES, type ClaimType, MODES, type Mode } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'
import type { EntityRef, RoleValue } from '../model/value.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import { existingRecord, packsFor, packsOption, recordOption, using } from './house.ts'
import { type Format, formatOption, write, writeJson, writeJsonLine } from './output.ts'

interface Options {
  readonly format: Format
  readonly record?: string
  readonly packs?: readonly string[]
  readonly by: string
  readonly why?: string
  readonly set?: readonly string[]
  readonly remove?: readonly string[]
  readonly when?: string
  readonly where?: string
  readonly mode?: Mode
  readonly at?: readonly string[]
  readonly quote?: readonly string[]
  readonly likely?: string
  readonly type?: ClaimType
  readonly gloss?: string
  readonly claim?: string
  readonly document?: string
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value]
const several = (flags: string, doc: string): Option => new Option(flags, doc).argParser(collect)

const EXAMPLES = `
Examples:
  $ chancery decide accept cl_9b1c... --by "A. Reader"
  $ chancery decide correct cl_9b1c... --when 2024-07-05 --by "A. Reader" --why "the dateline is a day late"
  $ chancery decide list --claim cl_9b1c...
  $ chancery decide undo de_77f0... --by "A. Reader"
`

const deciding = (name: string, doc: string): Command =>
  new Command(name)
    .description(doc)
    .addOption(new Option('-b, --by <name>', 'who decides').env('CHANCERY_BY').makeOptionMandatory())
    .option('-w, --why <reason>', 'why, for whoever reads it later')
    .addOption(formatOption('text', 'json'))
    .addOption(recordOption('the record to decide in (else record.chancery or sample.chancery here)'))
    .addHelpText('after', `\n${EXIT_HELP}`)

const changing = (command: Command): Command =>
  command
    .addOption(
      several(
        '-s, --set <role=value>',
        'what stands in a role: a name or id, words, "over 30 event" (may be given again)',
      ),
    )
    .option('--when <date>', 'when it was, EDTF (2024-07-04)')
    .option('--where <name>', 'where it was')
    .addOption(new Option('--mode <mode>', 'how it is told').choices([...MODES]))
    .addOption(packsOption())

const placed = (command: Command): Command =>
  command
    .addOption(
      several('--quote <words>', 'the words in the document, where they stand there once (may be given again)'),
    )
    .addOption(
      several('--at <start-end>', 'their place instead, in UTF-16 code units of the text (may be given again)'),
    )

export function decideCommand(): Command {
  const parent = new Command('decide')
    .description(
      'decide on claims: accept, reject, correct, join, split, add, mark misprints; undo; list what was decided',
    )
    .addHelpText('after', EXAMPLES)
  const onClaim = (name: 'accept' | 'reject', doc: string) =>
    deciding(name, doc)
      .argument('<claim>', 'the claim (cl_...)')
      .action((claim: string, options: Options) => keep(options, async () => ({ kind: name, claim })))
  const onClaims = (name: 'join' | 'split', doc: string) =>
    deciding(name, doc)
      .argument('<claims...>', 'two or more claims (cl_...)')
      .action((claims: string[], options: Options) => keep(options, async () => ({ kind: name, claims })))
  parent.addCommand(onClaim('accept', 'a claim says what the text says'))
  parent.addCommand(onClaim('reject', 'a claim does not say what the text says'))
  parent.addCommand(
    changing(deciding('correct', 'a claim has a wrong role, date, place or mode'))
      .argument('<claim>', 'the claim (cl_...)')
      .addOption(
        several('--remove <role>', 'a role, or "when" or "where", that the text does not give (may be given again)'),
      )
      .action((claim: string, options: Options) => keep(options, (house) => correction(house, claim, options))),
  )
  parent.addCommand(onClaims('join', 'these claims report one event'))
  parent.addCommand(onClaims('split', 'no two of these claims report one event'))
  parent.addCommand(
    placed(deciding('misprint', 'words that were misprinted'))
      .argument('<document>', 'the document (doc_...)')
      .requiredOption('--likely <words>', 'what was meant')
      .action((document: string, options: Options) => keep(options, (house) => misprint(house, document, options))),
  )
  parent.addCommand(
    placed(changing(deciding('add', 'a claim that the text makes and nobody read')))
      .argument('<document>', 'the document (doc_...)')
      .addOption(new Option('--type <type>', 'what is claimed').choices([...CLAIM_TYPES]).makeOptionMandatory())
      .option('--gloss <sentence>', 'one plain English sentence')
      .action((document: string, options: Options) => keep(options, (house) => addition(house, document, options))),
  )
  parent.addCommand(
    deciding('undo', 'take back an earlier decision, which stays on record')
      .argument('<decision>', 'the decision (de_...)')
      .action((decision: string, options: Options) => keep(options, async () => ({ kind: 'undo', decision }))),
  )
  parent.addCommand(listCommand())
  return parent
}

function listCommand(): Command {
  return new Command('list')
    .description('list what was decided, oldest first: who, when, what, why, and where a newer reading disagrees')
    .option('--claim <id>', 'only about this claim')
    .option('--document <id>', 'only about claims of this document')
    .addOption(formatOption('text', 'json', 'jsonl'))
    .addOption(recordOption('the record to look in (else record.chancery or sample.chancery here)'))
    .addHelpText('after', `\n${EXIT_HELP}`)
    .action(async ({ format, record: path, claim, document }: Options) => {
      await using(await existingRecord(path), async (record) => {
        const all = await record.decisions({ ...(claim ? { claim } : {}), ...(document ? { document } : {}) })
        if (format === 'json') return writeJson(all)
        for (const one of all) await (format === 'jsonl' ? writeJsonLine(one) : write(decisionText(one)))
        if (all.length === 0 && format === 'text') await write('Nothing was decided.\n')
      })
    })
}

async function keep(options: Options, act: (house: House) => Promise<Wish['act']>): Promise<void> {
  await using(await existingRecord(options.record), async (record) => {
    const wished = await act(houseOf(record, options))
    const made = await decide({ record }, { act: wished, by: options.by, ...(options.why ? { why: options.why } : {}) })
    if (options.format === 'json') await writeJson(made)
    else await write(decisionText(made))
  })
}

/** Packs are loaded only where a name must be found. */
const houseOf = (record: Record, options: Options): House => ({
  record,
  get packs() {
    return packsFor(options.packs)
  },
})

/** "participants=Xi Jinping", given again for each of several values. */
function settings(given: readonly string[] = []): Map<RoleName, string[]> {
  const found = new Map<RoleName, string[]>()
  for (const text of given) {
    const at = text.indexOf('=')
    if (at < 1) throw new Stop(EXIT.usage, `"${text}" for --set is no role=value.`)
    const role = text.slice(0, at).trim() as RoleName
    found.set(role, [...(found.get(role) ?? []), text.slice(at + 1)])
  }
  return found
}

async function rolesOf(house: House, type: ClaimType, options: Options) {
  const given = settings(options.set)
  const texts = [...given.values()].flat().map((text) => text.trim())
  const wanted = options.where === undefined ? texts : [...texts, options.where]
  const find = wanted.length > 0 ? await entityFinder(house, wanted) : (name: string): EntityRef => ({ name })
  const roles: { [role in RoleName]?: RoleValue } = {}
  for (const [role, values] of given) roles[role] = typedValue({ type, role }, values, find)
  return {
    roles,
    ...(options.when === undefined ? {} : { when: options.when }),
    ...(options.where === undefined ? {} : { where: find(options.where) }),
    ...(options.mode === undefined ? {} : { mode: options.mode }),
  }
}

async function correction(house: House, claim: string, options: Options): Promise<DecisionAct> {
  const [found] = await house.record.claims({ ids: [claim], rejected: true })
  if (!found) throw new Stop(EXIT.usage, `there is no claim ${claim} in this record.`)
  const { roles, ...rest } = await rolesOf(house, found.claim.type, options)
  const removed = options.remove ?? []
  const gone = Object.fromEntries(
    removed.filter((role) => role !== 'when' && role !== 'where').map((role) => [role, null]),
  )
  const all = { ...roles, ...gone }
  const change: ClaimChange = {
    ...(Object.keys(all).length > 0 ? { roles: all } : {}),
    ...rest,
    ...(removed.includes('when') ? { when: null } : {}),
    ...(removed.includes('where') ? { where: null } : {}),
  }
  if (Object.keys(change).length === 0)
    throw new Stop(EXIT.usage, 'say what is to be corrected: --set, --remove, --when, --where or --mode.')
  return { kind: 'correct', claim, change }
}

async function spansOf(
  { record }: House,
  document: string,
  options: Options,
): Promise<{ start: number; end: number }[]> {
  const page = await record.document(document)
  if (!page) throw new Stop(EXIT.usage, `there is no document ${document} in this record.`)
  const { text } = page.article
  const quoted = (options.quote ?? []).map((words) => {
    const start = text.indexOf(words)
    if (start < 0) throw new Stop(EXIT.usage, `"${words}" does not stand in ${document}.`)
    if (text.includes(words, start + 1))
      throw new Stop(EXIT.usage, `"${words}" stands in ${document} more than once; give the place with --at.`)
    return { start, end: start + words.length }
  })
  const named = (options.at ?? []).map((place) => {
    const [, start, end] = /^(\d+)[-–](\d+)$/.exec(place) ?? []
    if (start === undefined || end === undefined) throw new Stop(EXIT.usage, `"${place}" for --at is no START-END.`)
    return { start: Number(start), end: Number(end) }
  })
  if (quoted.length + named.length === 0) throw new Stop(EXIT.usage, 'say which words: --quote or --at.')
  return [...quoted, ...named]
}

async function misprint(house: House, document: string, options: Options): Promise<DecisionAct> {
  const [place, another] = await spansOf(house, document, options)
  if (!place || another) throw new Stop(EXIT.usage, 'a misprint has one place.')
  return { kind: 'misprint', document, ...place, likely: options.likely ?? '' }
}

async function addition(house: House, document: string, options: Options): Promise<Wish['act']> {
  const type = options.type as ClaimType
  const evidence = await spansOf(house, document, options)
  const made = await rolesOf(house, type, options)
  return {
    kind: 'add',
    claim: { document, type, ...made, evidence, ...(options.gloss ? { gloss: options.gloss } : {}) },
  }
}

const about = (act: DecisionAct): string => {
  switch (act.kind) {
    case 'accept':
    case 'reject':
      return act.claim
    case 'correct':
      return `${act.claim} ${JSON.stringify(act.change)}`
    case 'add':
      return `${act.claim.id}  ${act.claim.gloss}`
    case 'join':
    case 'split':
      return act.claims.join(' ')
    case 'misprint':
      return `${act.document} ${act.start}–${act.end}, likely “${act.likely}”`
    case 'undo':
      return act.decision
  }
}

export function decisionText(made: Decision): string {
  const carried = Object.entries(made.carried ?? {}).map(([before, now]) => `now on ${now} in place of ${before}`)
  const notes = [
    ...(made.undone ? ['taken back'] : []),
    ...carried,
    ...(made.differs ?? []).map((text) => `the newest reading differs, ${text}`),
    ...(made.orphaned ? ['the newest reading no longer makes this claim'] : []),
  ]
  return [
    `${made.id}  ${made.at}  ${made.by}  ${made.act.kind} ${about(made.act)}`,
    ...(made.why ? [`    because ${made.why}`] : []),
    ...notes.map((note) => `    ≠ ${note}`),
    '',
  ].join('\n')
}
