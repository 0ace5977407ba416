// Checks corpus/**/*.jsonl: every gold line is well formed, its types, roles and terms are those of the model, its quote stands in the text.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ClaimType } from '../src/model/claim.ts'
import { ROLE_NAMES, type RoleName, type RoleSpec } from '../src/model/claims/roles.ts'
import { CLAIM_SPECS } from '../src/model/claims/specs.ts'

const MODES = new Set(['happened', 'planned', 'proposed', 'denied'])
const DATE = /^(\.\.|-?\d{3}[\dX](-\d\d(-\d\d)?)?[~?%]?)?(\/(\.\.|-?\d{3}[\dX](-\d\d(-\d\d)?)?[~?%]?)?)?$/
const BOUNDS = new Set(['exact', 'over', 'under', 'about'])
const LANGUAGES = new Set(['zh-Hans', 'zh-Hant', 'en', 'ru'])
const HAN = /\p{Script=Han}/u

type Row = Readonly<Record<string, unknown>>
interface Case {
  readonly path: string
  readonly text: string
  readonly head: Row
  readonly rows: readonly { readonly at: string; readonly row: Row }[]
}
interface EventMember {
  readonly file: string
  readonly quote: string
}
const faults: string[] = []
const warnings: string[] = []
const count = { files: 0, facts: 0, allowed: 0, misprints: 0, members: 0 }
const types = new Map<string, number>()

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)
const words = (value: unknown): string => (typeof value === 'string' ? value : '')
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])
const times = (text: string, quote: string): number => (quote === '' ? 0 : text.split(quote).length - 1)

const root = process.argv[2] ?? 'corpus'
for (const path of goldFiles(root)) {
  const read = readCase(path)
  if (read) checkCase(read)
}
checkEvents(root)
report()

function goldFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(folder, name))
    .sort()
}

function readCase(path: string): Case | undefined {
  const rows: { at: string; row: Row }[] = []
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((line, i) => {
      if (line.trim() === '') return
      try {
        const row: unknown = JSON.parse(line)
        if (isRow(row)) rows.push({ at: `${path}:${i + 1}`, row })
        else faults.push(`${path}:${i + 1}: not an object`)
      } catch {
        faults.push(`${path}:${i + 1}: not JSON`)
      }
    })
  const [first, ...rest] = rows
  if (first?.row.kind !== 'gold') return void faults.push(`${path}: the first line is not of kind gold`)
  const file = join(dirname(path), words(first.row.text))
  if (!words(first.row.text) || !existsSync(file))
    return void faults.push(`${path}: no text file "${words(first.row.text)}"`)
  return { path, text: readFileSync(file, 'utf8'), head: first.row, rows: rest }
}

function checkCase(one: Case): void {
  count.files++
  checkHead(one)
  const ids = new Set<string>()
  for (const { at, row } of one.rows) {
    const quote = words(row.quote)
    const found = times(one.text, quote)
    if (found === 0) faults.push(`${at}: the quote does not stand in the text: «${quote}»`)
    if (found > 1 && row.kind === 'fact')
      warnings.push(`${at}: the quote stands ${found} times in the text: «${quote}»`)
    if (row.kind === 'misprint') {
      count.misprints++
      if (!words(row.why)) faults.push(`${at}: a misprint without why`)
    } else if (row.kind === 'fact' || row.kind === 'allowed') {
      const id = words(row.id)
      if (ids.has(id)) faults.push(`${at}: id used twice: ${id}`)
      ids.add(id)
      checkFact(at, row)
    } else faults.push(`${at}: unknown kind ${String(row.kind)}`)
  }
}

function checkHead({ path, head, text }: Case): void {
  for (const type of listOf(head.complete))
    if (!(words(type) in CLAIM_SPECS)) faults.push(`${path}: complete names no type: ${String(type)}`)
  const expects = isRow(head.expects) ? head.expects : undefined
  if (!expects) return void faults.push(`${path}: no expects`)
  if (!LANGUAGES.has(words(expects.language))) faults.push(`${path}: unknown language ${String(expects.language)}`)
  for (const key of ['title', 'subtitle']) {
    const printed = words(expects[key])
    if (printed && !text.includes(printed)) faults.push(`${path}: the ${key} does not stand in the text: ${printed}`)
  }
  if (expects.published && !DATE.test(words(expects.published))) faults.push(`${path}: published is no date`)
}

function checkFact(at: string, row: Row): void {
  const type = words(row.type)
  const spec = CLAIM_SPECS[type as ClaimType]
  if (!spec) return void faults.push(`${at}: no such type: ${type}`)
  if (row.kind === 'fact') {
    count.facts++
    types.set(type, (types.get(type) ?? 0) + 1)
  } else count.allowed++
  if (row.salience !== 'core' && row.salience !== 'minor') faults.push(`${at}: salience is neither core nor minor`)
  if (row.mode !== undefined && !MODES.has(words(row.mode))) faults.push(`${at}: no such mode: ${String(row.mode)}`)
  if (row.when !== undefined && !DATE.test(words(row.when))) faults.push(`${at}: when is no date: ${String(row.when)}`)
  const roles = isRow(row.roles) ? row.roles : {}
  if (Object.keys(roles).length === 0) faults.push(`${at}: no roles`)
  for (const [part, all] of [
    ['roles', roles],
    ['extra', isRow(row.extra) ? row.extra : {}],
  ] as const)
    for (const [name, value] of Object.entries(all)) checkRole(`${at}: ${part}.${name}`, type, name, value)
  if (row.kind === 'fact') checkIdentity(at, type, roles)
}

function checkRole(at: string, type: string, name: string, value: unknown): void {
  if (!(ROLE_NAMES as readonly string[]).includes(name)) return void faults.push(`${at}: no such role`)
  const spec: RoleSpec | undefined = CLAIM_SPECS[type as ClaimType].roles[name as RoleName]
  if (!spec) return void faults.push(`${at}: ${type} has no such role`)
  for (const one of listOf(value)) {
    if (spec.kind === 'ordinal' ? typeof one !== 'number' : one === '' || one === null)
      faults.push(`${at}: bad value ${JSON.stringify(one)}`)
    if (isRow(one) && !(spec.kind === 'quantity' || spec.kind === 'members'))
      faults.push(`${at}: a quantity has no place here`)
    if (isRow(one) && (typeof one.number !== 'number' || !BOUNDS.has(words(one.bound))))
      faults.push(`${at}: bad quantity ${JSON.stringify(one)}`)
    if (spec.kind === 'term' && spec.terms?.length)
      for (const term of words(one).split('|'))
        if (!spec.terms.includes(term)) faults.push(`${at}: no such term: ${term}`)
    if (
      spec.kind === 'date' &&
      !words(one)
        .split('|')
        .every((date) => DATE.test(date))
    )
      faults.push(`${at}: not a date: ${String(one)}`)
    if (spec.kind === 'term' && HAN.test(words(one))) faults.push(`${at}: a term in Chinese: ${String(one)}`)
  }
}

// A welcome has no object and an unnamed document has a count for its title.
function checkIdentity(at: string, type: string, roles: Row): void {
  const wanted = Object.entries(CLAIM_SPECS[type as ClaimType].roles)
    .filter(([, spec]) => spec?.identity)
    .map(([name]) => name)
  for (const name of wanted) {
    if (
      name in roles ||
      (type === 'ceremony' && name === 'object') ||
      (type === 'document' && name === 'title' && 'count' in roles)
    )
      continue
    faults.push(`${at}: ${type} without ${name}`)
  }
}

// events.yaml is a plain list: `- event: NAME`, then `- { file: NAME, quote: "…" }` lines.
function checkEvents(folder: string): void {
  const path = join(folder, 'events.yaml')
  if (!existsSync(path)) return
  for (const { file, quote } of eventMembers(readFileSync(path, 'utf8'))) {
    count.members++
    const text = existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : undefined
    if (text === undefined) faults.push(`${path}: no file ${file}`)
    else if (!text.includes(quote)) faults.push(`${path}: ${file} does not hold «${quote}»`)
  }
}

function eventMembers(yaml: string): EventMember[] {
  return [...yaml.matchAll(/\{ file: ([^,]+), quote: "([^"]*)"/g)].map(([, file = '', quote = '']) => ({ file, quote }))
}

function report(): void {
  for (const fault of faults) console.error(fault)
  if (process.argv.includes('--warn')) for (const warning of warnings) console.error(`note ${warning}`)
  console.log(
    `${count.files} gold files: ${count.facts} facts, ${count.allowed} allowed, ${count.misprints} misprints, ${count.members} event members; ${warnings.length} quotes stand more than once; ${faults.length} faults`,
  )
  console.log(
    [...types]
      .sort(([, a], [, b]) => b - a)
      .map(([type, n]) => `${type} ${n}`)
      .join(', '),
  )
  process.exitCode = faults.length ? 1 : 0
}
