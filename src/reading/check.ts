// Runs the examples of every reading rule, and tells the ways in which they can fail apart.
import type { Knowledge, LanguagePack } from '../knowledge/knowledge.ts'
import type { Frame, Pattern } from '../knowledge/rules.ts'
import type { Article } from '../model/article.ts'
import type { Claim } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'
import type { RoleValue, Value } from '../model/value.ts'
import { read } from './read.ts'

export const FAILURES = {
  nothing: 'nothing was read',
  part: 'it was read in part: a marked role is missing',
  other: 'another rule read it',
  role: 'a role holds something else',
  silent: 'it should have been silent',
  example: 'the example itself is broken',
} as const
export type FailureKind = keyof typeof FAILURES

export interface ExampleFailure {
  readonly file: string
  readonly line: number
  readonly rule: string
  readonly kind: FailureKind
  readonly example: string
  readonly detail: string
}

export interface PackReport {
  readonly rules: number
  readonly examples: number
  readonly failures: readonly ExampleFailure[]
}

/** Runs all examples of the packs, or of the rules whose files `only` accepts. */
export function checkExamples(knowledge: Knowledge, only: (file: string) => boolean = () => true): PackReport {
  const failures: ExampleFailure[] = []
  let rules = 0
  let examples = 0
  for (const pack of new Set(knowledge.languages.values())) {
    for (const rule of [...pack.frames, ...pack.patterns]) {
      if (!only(rule.file)) continue
      rules++
      for (const { text } of rule.yes) {
        examples++
        const failure = yes(rule, text, pack, knowledge)
        if (failure) failures.push({ file: rule.file, line: rule.line, rule: rule.id, example: text, ...failure })
      }
      for (const { text } of rule.no) {
        examples++
        const hit = readText(plain(text).text, pack, knowledge).find((c) => ruleOf(c) === rule.id)
        if (hit)
          failures.push({
            file: rule.file,
            line: rule.line,
            rule: rule.id,
            kind: 'silent',
            example: text,
            detail: hit.gloss,
          })
      }
    }
  }
  return { rules, examples, failures }
}

const ruleOf = (claim: Claim): string => ('rule' in claim.method ? claim.method.rule : '')

function yes(
  rule: Frame | Pattern,
  example: string,
  pack: LanguagePack,
  knowledge: Knowledge,
): { kind: FailureKind; detail: string } | undefined {
  const { text, marks, fault } = plain(example)
  if (fault) return { kind: 'example', detail: fault }
  const claims = readText(text, pack, knowledge)
  const own = claims.filter((c) => ruleOf(c) === rule.id)
  if (!own.length) {
    const same = claims.find((c) => c.type === rule.claim)
    return same
      ? { kind: 'other', detail: `${ruleOf(same)} read: ${same.gloss}` }
      : { kind: 'nothing', detail: claims.length ? `only: ${claims.map((c) => c.gloss).join(' ')}` : '' }
  }
  for (const { words, role } of marks) {
    const held = own.flatMap((c) => valuesOf(c.roles[role as RoleName]))
    if (!held.length) return { kind: 'part', detail: `${role} is empty, wanted "${words}"` }
    if (!held.some((v) => answers(v, words)))
      return { kind: 'role', detail: `${role} is ${held.map(show).join(', ')}, wanted "${words}"` }
  }
  return undefined
}

const valuesOf = (v: RoleValue | undefined): readonly Value[] =>
  v === undefined ? [] : Array.isArray(v) ? (v as readonly Value[]) : [v as Value]

const show = (v: Value): string => (typeof v === 'object' ? ('name' in v ? v.name : JSON.stringify(v)) : String(v))

/** A value answers marked words when it is them, lies in them, or was resolved from them. */
function answers(v: Value, words: string): boolean {
  if (typeof v === 'number') return true
  const said = show(v)
  if (said.includes(words) || words.includes(said)) return true
  return typeof v === 'object' && ('bound' in v || ('span' in v && v.span !== undefined)) ? true : /^\d{4}/.test(said)
}

/** "[words|role]" marks: the plain text and what is marked in it. */
function plain(example: string): { text: string; marks: { words: string; role: string }[]; fault?: string } {
  const marks: { words: string; role: string }[] = []
  const text = example.replace(/\[([^\]|]+)\|([a-z]+)\]/g, (_, words: string, role: string) => {
    marks.push({ words, role })
    return words
  })
  return { text, marks, ...(/[[\]|]/.test(text) ? { fault: 'marks are written [words|role]' } : {}) }
}

/** The claims of one sentence, read as an article of its own, dated so that relative times can be resolved. */
export function readText(text: string, pack: LanguagePack, knowledge: Knowledge): readonly Claim[] {
  const article: Article = {
    id: 'doc_example',
    source: { path: 'example', hash: '', mediaType: 'text/plain', encoding: 'utf-8' },
    language: pack.language as Article['language'],
    text,
    parts: [{ kind: 'paragraph', start: 0, end: text.length }],
    published: '2024-07-06',
    gaps: [],
    map: [{ start: 0, end: text.length, source: 0 }],
  }
  return read(article, knowledge).claims
}
