// One language's packs: words, numbers, times and rules, checked, or file, line and reason.
import { z } from 'zod'
import type { ClaimType } from '../model/claim.ts'
import { CLAIM_SPECS } from '../model/claims/specs.ts'
import { type FormPack, FormPackSchema } from './form-pack.ts'
import type { LanguagePack } from './knowledge.ts'
import { loadNames, type PackFile } from './load-world.ts'
import { NumberPackSchema } from './number-pack.ts'
import { type Example, type Frame, type Pattern, parseSources, parseSteps, type Sources } from './rules.ts'
import { TimePackSchema } from './time-pack.ts'
import { WORD_CLASSES, type WordTable } from './words.ts'
import type { World } from './world.ts'
import { type PackError, readYaml } from './yaml.ts'

// words parted by spaces, or, where words have spaces inside, by commas
const listOf = (text: string): string[] =>
  text.includes(',')
    ? text
        .split(',')
        .map((w) => w.trim().replace(/\s+/g, ' '))
        .filter(Boolean)
    : text.trim().split(/\s+/)
const words = z.union([z.string(), z.array(z.string())]).transform((v) => (Array.isArray(v) ? v : listOf(v)))
const WordsSchema = z.record(z.string(), z.record(z.string(), words))

const ExampleSchema = z.union([
  z.string().transform((text): Example => ({ text })),
  z.strictObject({ text: z.string(), because: z.string() }),
])
const RuleSchema = z.strictObject({
  id: z.string(),
  claim: z.string(),
  on: words.optional(),
  match: words.optional(),
  shape: z.string().optional(),
  object: z.string().optional(),
  roles: z.record(z.string(), z.string()).default({}),
  where: z.string().optional(),
  set: z
    .record(z.string(), z.union([z.string(), z.number(), z.strictObject({ id: z.string(), name: z.string() })]))
    .default({}),
  terms: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  mode: z.enum(['happened', 'planned', 'proposed', 'denied']).optional(),
  each: words.default([]),
  least: z.record(z.string(), z.number()).default({}),
  not: z
    .strictObject({ before: words.default([]), after: words.default([]), within: words.default([]) })
    .default({ before: [], after: [], within: [] }),
  light: z.boolean().default(false),
  having: words.default([]),
  followed: words.default([]),
  yes: z.array(ExampleSchema),
  no: z.array(ExampleSchema).default([]),
  always: z.string().optional(),
})
const RulesSchema = z.array(RuleSchema)
const SettingsSchema = z.strictObject({
  language: z.string(),
  home: z.string().optional(),
  spaced: z.boolean(),
  heads: z.enum(['left', 'right']).default('right'),
  slots: z.enum(['before', 'after']).default('before'),
  leans: z.array(z.string()).default([]),
  also: z.array(z.string()).default([]),
})
const FoldSchema = z.strictObject({ pairs: z.string() })

type RawRule = z.infer<typeof RuleSchema>

/** Loads a language from its files, paths relative to the language's folder. */
export function loadLanguage(
  files: readonly PackFile[],
  world: World,
): { pack: LanguagePack | undefined; also: readonly string[]; errors: PackError[] } {
  const errors: PackError[] = []
  const of = (pattern: RegExp) => files.filter((f) => pattern.test(f.path))
  const single = <T>(pattern: RegExp, schema: z.ZodType<T>, what: string): T | undefined => {
    const file = of(pattern)[0]
    if (!file) {
      errors.push({ file: files[0]?.path ?? '', line: 1, reason: `This language has no ${what}.` })
      return undefined
    }
    const read = readYaml(file.path, file.text, schema)
    errors.push(...read.errors)
    return read.value
  }
  const settings = single(/(^|\/)language\.yaml$/, SettingsSchema, 'language.yaml')
  const numbers = single(/(^|\/)numbers\.yaml$/, NumberPackSchema, 'numbers.yaml')
  const time = single(/(^|\/)time\.yaml$/, TimePackSchema, 'time.yaml')
  const table = loadWords(of(/(^|\/)words\/.+\.yaml$/), errors)
  const names = loadNames(of(/(^|\/)names\/.+\.yaml$/), world)
  errors.push(...names.errors)
  // a founding or an anniversary is told with a verb and an age; only sessions (of several days) are named
  const sessions = new Set(world.events.filter((e) => e.to && e.to !== e.from).map((e) => e.id))
  const named = names.names.filter((n) => !n.id.startsWith('event:') || sessions.has(n.id))
  const frames: Frame[] = []
  const patterns: Pattern[] = []
  const ids = new Map<string, string>()
  for (const file of of(/(^|\/)rules\/.+\.yaml$/)) loadRules(file, { frames, patterns, ids, errors, world })
  if (!settings || !numbers || !time) return { pack: undefined, also: [], errors }
  const folding = of(/(^|\/)traditional\.yaml$/).length
    ? single(/(^|\/)traditional\.yaml$/, FoldSchema, 'traditional.yaml')
    : undefined
  const fold = folding ? foldPairs(folding.pairs) : undefined
  const forms = loadForms(of(/(^|\/)forms(-[a-z]+)?\.yaml$/), errors)
  const pack: LanguagePack = {
    language: settings.language,
    words: table,
    names: named,
    frames,
    patterns,
    numbers,
    time,
    spaced: settings.spaced,
    heads: settings.heads,
    slots: settings.slots,
    leans: settings.leans,
    ...(settings.home ? { home: settings.home } : {}),
    ...(fold ? { fold } : {}),
    ...(forms ? { forms } : {}),
  }
  return { pack, also: settings.also, errors }
}

/** How words change, told in one file or in several (forms.yaml, forms-verbs.yaml). */
function loadForms(files: readonly PackFile[], errors: PackError[]): FormPack | undefined {
  if (!files.length) return undefined
  const parts = files.map((file) => {
    const read = readYaml(file.path, file.text, FormPackSchema.partial())
    errors.push(...read.errors)
    // what a file leaves out does not undo what another says
    return Object.fromEntries(
      Object.entries(read.value ?? {}).filter(
        ([, v]) =>
          v !== undefined &&
          !(typeof v === 'string' && v === '') &&
          !(Array.isArray(v) && !v.length) &&
          !(typeof v === 'object' && !Object.keys(v).length),
      ),
    )
  })
  const whole = FormPackSchema.safeParse(Object.assign({}, ...parts))
  if (!whole.success)
    errors.push({ file: files[0]!.path, line: 1, reason: 'The forms of this language lack their cases.' })
  return whole.data
}

function foldPairs(text: string): Map<string, string> {
  const pairs = new Map<string, string>()
  for (const pair of text.trim().split(/\s+/)) {
    const [from, to] = [...pair]
    if (from && to) pairs.set(from, to)
  }
  return pairs
}

function loadWords(files: readonly PackFile[], errors: PackError[]): WordTable {
  const table: Record<string, Record<string, string[]>> = {}
  // everyday words come last: what a file written by hand says of a word goes first
  const common = (f: PackFile) => /common-[^/]*$/.test(f.path)
  for (const file of [...files.filter((f) => !common(f)), ...files.filter(common)]) {
    const read = readYaml(file.path, file.text, WordsSchema)
    errors.push(...read.errors)
    for (const [cls, values] of Object.entries(read.value ?? {})) {
      if (!(cls in WORD_CLASSES)) {
        errors.push({
          file: file.path,
          line: read.lineOf([cls]),
          reason: `Unknown word class "${cls}"; known: ${Object.keys(WORD_CLASSES).join(', ')}.`,
        })
        continue
      }
      const own = table[cls] ?? {}
      table[cls] = own
      for (const [value, list] of Object.entries(values)) own[value] = [...(own[value] ?? []), ...list]
    }
  }
  return table
}

interface Rules {
  readonly frames: Frame[]
  readonly patterns: Pattern[]
  readonly ids: Map<string, string>
  readonly errors: PackError[]
  readonly world: World
}

function loadRules(file: PackFile, rules: Rules): void {
  const read = readYaml(file.path, file.text, RulesSchema)
  rules.errors.push(...read.errors)
  read.value?.forEach((raw, i) => {
    const line = read.lineOf([i])
    const fault = faultOf(raw, rules)
    if (fault) {
      rules.errors.push({ file: file.path, line, reason: `${raw.id}: ${fault}` })
      return
    }
    rules.ids.set(raw.id, file.path)
    const base = {
      id: raw.id,
      claim: raw.claim as ClaimType,
      roles: sourcesOf(raw),
      set: raw.set,
      terms: raw.terms,
      each: raw.each as Frame['each'],
      having: raw.having,
      followed: raw.followed,
      not: raw.not,
      yes: raw.yes,
      no: raw.no,
      file: file.path,
      line,
      ...(raw.mode ? { mode: raw.mode } : {}),
      ...(raw.always ? { always: raw.always } : {}),
    }
    if (raw.on) {
      const [cls = '', values] = (raw.object ?? '').split(':')
      rules.frames.push({
        ...base,
        kind: 'frame',
        on: raw.on,
        light: raw.light,
        least: raw.least,
        ...(raw.object
          ? {
              object: {
                cls: cls.replace(/[~!<]/g, ''),
                named: cls.includes('!'),
                leads: cls.startsWith('<'),
                values: values ? values.split(',') : [],
                near: cls.startsWith('~'),
              },
            }
          : {}),
      })
      return
    }
    if (raw.shape) rules.patterns.push({ ...base, kind: 'pattern', ...stepsOf(raw.shape) })
  })
}

/** The steps of a shape, and which of them anchors it: the marked one, an age, else the first words. */
function stepsOf(shape: string): { steps: Pattern['steps']; anchor: number } {
  const steps = parseSteps(shape)
  const clean = steps.map((s) => ({ ...s, words: s.words.map((w) => w.replace(/^!/, '')) }))
  const marked = steps.findIndex((s) => s.kind === 'words' && s.words.some((w) => w.startsWith('!')))
  const age = clean.findIndex((s) => s.kind === 'slot' && s.accepts.includes('age'))
  const words = clean.findIndex((s) => s.kind === 'words')
  return { steps: clean, anchor: [marked, age].find((i) => i >= 0) ?? words }
}

const sourcesOf = (raw: RawRule): Frame['roles'] => {
  const out: Record<string, Sources> = {}
  for (const [role, text] of Object.entries(raw.roles)) out[role] = parseSources(text)
  if (raw.where) out.where = parseSources(raw.where)
  return out
}

/** Why a rule is refused, or undefined. */
function faultOf(raw: RawRule, { ids, world }: Rules): string | undefined {
  const spec = CLAIM_SPECS[raw.claim as ClaimType]
  if (!spec) return `there is no claim type "${raw.claim}".`
  const known = ids.get(raw.id)
  if (known) return `the id is used already in ${known}.`
  if (!raw.on === !raw.shape) return 'a rule has either "on" (a frame) or "shape" (a pattern).'
  if (!raw.yes.length) return 'it has no "yes" example.'
  if (!raw.no.length && !raw.always) return 'it has no "no" example and does not say in "always" why none exists.'
  for (const role of [...Object.keys(raw.roles), ...Object.keys(raw.set), ...Object.keys(raw.terms), ...raw.each])
    if (!(role in spec.roles)) return `a ${raw.claim} has no role "${role}".`
  for (const [role, term] of Object.entries(raw.set)) {
    if (typeof term === 'object') {
      if (!world.entities.has(term.id)) return `unknown id "${term.id}".`
      continue
    }
    const terms = spec.roles[role as keyof typeof spec.roles]?.terms
    if (terms?.length && !terms.includes(String(term)))
      return `"${term}" is no ${role} of a ${raw.claim}: ${terms.join(', ')}.`
  }
  if (raw.shape && (raw.shape.match(/\.\.\./g)?.length ?? 0) > 3) return 'more than three gaps: make it two patterns.'
  return undefined
}
