// The reference pages of docs/, each made from what the program declares: claim types, problem codes, questions,
// commands, routes.
import type { Command } from 'commander'
import { QUESTIONS } from '../src/chancery.ts'
import { EXIT_HELP } from '../src/cli/exit.ts'
import { buildProgram } from '../src/cli/program.ts'
import { CLAIM_TYPES, type ClaimType } from '../src/model/claim.ts'
import type { RoleSpec } from '../src/model/claims/roles.ts'
import { CLAIM_SPECS } from '../src/model/claims/specs.ts'
import { PROBLEM_CODES, type ProblemCode } from '../src/model/problem.ts'
import { openapi } from '../src/server/openapi.ts'
import { ROUTES } from '../src/server/routes.ts'
import { claimExamples, dateExamples, idExamples, problemExamples } from './codebook.ts'

const MADE = '<!-- Made by tools/make-docs.ts from the program itself; change it there and run `npm run docs`. -->\n'

const page = (title: string, ...parts: readonly string[]): string =>
  `${MADE}\n# ${title}\n\n${parts.join('\n\n').trimEnd()}\n`

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(' | ')} |`).join('\n')

const code = (text: string): string => `\`${text}\``

const FAMILIES: Readonly<Record<(typeof CLAIM_SPECS)[ClaimType]['family'], string>> = {
  act: 'an act',
  standing: 'a standing',
  work: 'a work',
  word: 'words',
  count: 'a count',
}

const KINDS: Readonly<Record<RoleSpec['kind'], string>> = {
  entity: 'entity',
  entities: 'entities or groups',
  text: 'words of the text',
  texts: 'words of the text, several',
  term: 'a fixed term',
  quantity: 'quantity',
  ordinal: 'number',
  date: 'EDTF date',
  members: 'entities or a quantity',
}

export function claimsPage(): string {
  const parts = CLAIM_TYPES.map((type) => {
    const { family, doc, roles } = CLAIM_SPECS[type]
    const rows = Object.entries(roles).map(([role, spec]) => [
      spec.identity ? `**${role}**` : role,
      spec.terms ? spec.terms.map(code).join(', ') : KINDS[spec.kind],
      spec.doc,
    ])
    return `## ${type}\n\n${sentence(doc)} It is ${FAMILIES[family]}.\n\n${table(['role', 'holds', 'meaning'], rows)}\n\n${table(['example', 'sentence', 'read as'], claimExamples(type))}`
  })
  return page(
    'Claim types',
    `A claim is one thing that a text says, with the words that say it. There are ${CLAIM_TYPES.length} types. Roles in **bold** decide identity: where one of them differs, it is another claim. Next to its roles every claim has a time (\`when\`, EDTF), a place (\`where\`), a \`mode\` (\`happened\`, \`planned\`, \`proposed\`, \`denied\`), its speakers (\`voice\`, outermost first), its \`evidence\` and a \`gloss\`.`,
    'Offsets count UTF-16 code units into the text of the document. A quote is always `text.slice(start, end)`. How ids and dates are written is on [a page of its own](values.md). The examples are of our own writing, and are read anew when this page is made.',
    ...parts,
  )
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`

export function valuesPage(): string {
  return page(
    'Ids and dates',
    'Who and what is named in a claim has an id where the registry of the packs knows it: its kind, a colon, and a code or a slug. What no registry knows keeps its printed name and has no id. An id never changes its meaning; names in each language lead to it.',
    table(
      ['kind', 'stands for', 'id', 'Chinese', 'English', 'Russian'],
      idExamples().map(([kind = '', means = '', id = '', ...names]) => [kind, means, id && code(id), ...names]),
    ),
    '## Dates',
    'Dates are EDTF (ISO 8601-2): the time of what is told, not of its telling. What the words do not say is inferred from the day of the report, and from nothing else without a word that ties it; the reading room shows which part of a date is written and which is inferred. The examples are read anew when this page is made, in a report of 2024-07-06.',
    table(['how the day is told', 'language', 'sentence', '`when`'], dateExamples()),
  )
}

/** What each code means and what a reader may do about it. */
const PROBLEMS: Readonly<Record<ProblemCode, readonly [meaning: string, advice: string]>> = {
  misprint: [
    'Words that are probably a misprint, kept as printed.',
    'Compare with another copy; `likely` gives the form that was probably meant.',
  ],
  unread: [
    'A sentence with a word that announces a fact, but no rule read it.',
    'Read the sentence yourself before you conclude that the text does not say something.',
  ],
  unresolved: ['A reference or date that stays open.', 'The claim keeps the words and has no id or date.'],
  ambiguous: ['Two readings of equal standing.', 'Look at the sentence; the claim that was kept is one of two.'],
  gap: [
    'A part of the article stands elsewhere: continued from or on another page.',
    'Find the other page and read it as well; the article is not whole.',
  ],
  layout: ['An unknown or broken page.', 'Check where the article begins and ends.'],
  encoding: [
    'Bytes that are no text in the encoding that was used.',
    'Save the file as UTF-8, or compare the marked places with the source.',
  ],
}

export function problemsPage(): string {
  const rows = PROBLEM_CODES.map((name) => [code(name), ...PROBLEMS[name]])
  return page(
    'Problem codes',
    'What could not be read, or looks wrong, is said at its place and never hidden: as a problem with the document, the offsets, the quote, and one sentence of reason.',
    table(['code', 'meaning', 'what to do'], rows),
    'Examples of those that a text alone can show, read anew when this page is made:',
    table(
      ['code', 'language', 'text', 'what is said'],
      problemExamples().map(([name = '', ...rest]) => [code(name), ...rest]),
    ),
    '`chancery check` lists them for a whole record, `chancery read --format jsonl` prints them after the claims, and the reading room marks them in the text.',
  )
}

export function questionsPage(): string {
  const parts = QUESTIONS.map(({ name, doc, parameters }) => {
    const rows = parameters.map((one) => [code(one.name), one.kind, one.required ? 'yes' : '', one.doc])
    return `## ${name}\n\n${doc}\n\n${table(['parameter', 'kind', 'needed', 'meaning'], rows)}`
  })
  return page(
    'Questions',
    'A question is asked the same way everywhere: `chancery NAME --parameter value` on the command line (needed parameters may also stand without their names, in order), `GET /api/ask/NAME?parameter=value` over HTTP, and in the reading room. Every line of an answer carries the sentences that prove it, and every answer says how much was read to give it.',
    ...parts,
  )
}

/** The help of a command and of those under it, as a terminal shows it. */
function helpOf(command: Command, path: string): string[] {
  command.configureHelp({ helpWidth: 100 })
  let help = ''
  command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 100 })
  command.outputHelp()
  const own = help.replace(EXIT_HELP, '').trimEnd()
  const under = command.commands.filter((child) => child.name() !== 'help')
  return [
    `## ${path}\n\n\`\`\`text\n${own}\n\`\`\``,
    ...under.flatMap((child) => helpOf(child, `${path} ${child.name()}`)),
  ]
}

export function commandsPage(): string {
  const program = buildProgram()
  const [, ...parts] = helpOf(program, 'chancery')
  const exits = EXIT_HELP.split('\n')
    .slice(1)
    .map((line) => /^ +(\d+) +(.*)$/.exec(line)?.slice(1, 3) ?? [])
  return page(
    'Commands',
    'Results go to standard output, everything said to a person goes to standard error. `-` is standard input. A reader that stops early (`| head`) ends a command quietly.',
    `## Exit codes\n\n${table(['code', 'meaning'], exits)}`,
    ...parts,
  )
}

interface Operation {
  readonly summary: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly description?: string
  }[]
  readonly requestBody?: {
    readonly description?: string
    readonly content: Readonly<Record<string, { schema: { $ref?: string } }>>
  }
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, { schema: { $ref: string } }>> }
    >
  >
}

export function httpPage(): string {
  const { paths } = openapi(ROUTES) as { paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const parts = all.map(({ path, method, operation }) => {
    const rows = operation.parameters.map((one) => [
      code(one.name),
      one.in,
      one.required ? 'yes' : '',
      one.description ?? '',
    ])
    const [sent] = Object.values(operation.requestBody?.content ?? {})
    const [reply] = Object.values(operation.responses[200]?.content ?? {})
    const shape = reply?.schema.$ref.split('/').at(-1)
    return [
      `## ${method.toUpperCase()} ${path}`,
      operation.summary,
      ...(rows.length > 0 ? [table(['parameter', 'in', 'needed', 'meaning'], rows)] : []),
      ...(sent
        ? [
            sent.schema.$ref
              ? `Takes \`${sent.schema.$ref.split('/').at(-1)}\` as JSON.`
              : `Takes ${operation.requestBody?.description}, as \`application/octet-stream\`.`,
          ]
        : []),
      `Answers with \`${shape}\`${operation.responses[304] ? ' and an ETag' : ''}.`,
    ].join('\n\n')
  })
  return page(
    'HTTP',
    '`chancery serve` answers on 127.0.0.1 alone, and only to the names 127.0.0.1 and localhost. Nothing can be changed but by `POST /api/decisions` and `POST /api/pages`, which take JSON, and `POST /api/documents`, which takes the bytes of a source; all only from its own page or a program of this machine. The whole description (OpenAPI 3.1) is at `GET /api/openapi.json`; the shapes below are named there.',
    'Errors are problem details (RFC 9457, `application/problem+json`) with one clear sentence in `detail`. Lists are gone through with `cursor`, which is the `next` of the page before. One address may ask 3000 times in ten seconds; then it gets 429 with `Retry-After`.',
    ...parts,
  )
}
