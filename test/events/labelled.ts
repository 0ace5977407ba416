// Reads the hand-labelled claims of claims.yaml, and measures a joining against labels pair by pair.
import { readFileSync } from 'node:fs'
import { join as path } from 'node:path'
import { parse } from 'yaml'
import type { World } from '../../src/knowledge/world.ts'
import { CLAIM_TYPES, MODES, type Mode, type Roles } from '../../src/model/claim.ts'
import type { RoleName } from '../../src/model/claims/roles.ts'
import { CLAIM_SPECS } from '../../src/model/claims/specs.ts'
import type { EntityRef, RoleValue } from '../../src/model/value.ts'
import { type MadeClaim, reading } from '../../src/record/fixture.ts'
import type { RecordClaim } from '../../src/record/record.ts'

export interface Labelled {
  readonly label: string
  readonly claim: RecordClaim
}

/** Short names of the table; all others are ids of countries or as they stand. */
const PEOPLE: Readonly<Record<string, string>> = {
  xi: 'xi-jinping',
  tokayev: 'kassym-jomart-tokayev',
  rahmon: 'emomali-rahmon',
  putin: 'vladimir-putin',
  lukashenko: 'alexander-lukashenko',
  modi: 'narendra-modi',
  erdogan: 'recep-tayyip-erdogan',
  wang: 'wang-yi',
  lavrov: 'sergei-lavrov',
  li: 'li-qiang',
}
const CITIES = ['astana', 'dushanbe', 'beijing', 'moscow', 'qingdao', 'samarkand', 'tashkent']

const entity = (word: string, world: World): EntityRef => {
  const person = PEOPLE[word]
  const id = person
    ? `person:${person}`
    : CITIES.includes(word)
      ? `place:${word}`
      : /^[a-z]{2}$/.test(word)
        ? `country:${word.toUpperCase()}`
        : ['org', 'series', 'level', 'honour'].map((kind) => `${kind}:${word}`).find((one) => world.entities.has(one))
  const known = id === undefined ? undefined : world.entities.get(id)
  if (!known) throw new Error(`"${word}" is nobody in the world packs`)
  return { id: known.id, name: word, label: known.label }
}

const roleValue = (type: MadeClaim['type'], role: string, text: string, world: World): RoleValue => {
  const spec = CLAIM_SPECS[type].roles[role as RoleName]
  if (!spec) throw new Error(`a ${type} has no role "${role}"`)
  if (spec.kind === 'ordinal') return Number(text)
  if (spec.kind === 'quantity') {
    const [number = '', unit = ''] = text.split(':')
    return { number: Number(number), unit, bound: 'exact' }
  }
  const named = spec.kind.startsWith('entit') || spec.kind === 'members' || role === 'subject' || role === 'name'
  const free = type === 'gathering' && role === 'name'
  if (!named || free) return text
  const all = text.split(',').map((word) => entity(word, world))
  const [only] = all
  return all.length === 1 && only && spec.kind === 'entity' ? only : all
}

const made = (line: string, world: World): { readonly label: string; readonly claim: MadeClaim } => {
  const [label = '', kind = '', ...parts] = line.trim().split(/\s+/)
  const type = CLAIM_TYPES.find((one) => one === kind)
  if (!type) throw new Error(`"${kind}" is no claim type`)
  const roles: { [role: string]: RoleValue } = {}
  let rest: Partial<MadeClaim> = {}
  for (const part of parts) {
    const mode = MODES.find((one): one is Mode => one === part)
    const at = part.indexOf('=')
    if (mode) rest = { ...rest, mode }
    else if (part.startsWith('@')) rest = { ...rest, when: part.slice(1) }
    else if (part.startsWith('in=')) rest = { ...rest, where: entity(part.slice(3), world) }
    else if (at > 0) roles[part.slice(0, at)] = roleValue(type, part.slice(0, at), part.slice(at + 1), world)
    else throw new Error(`"${part}" is neither role nor mode`)
  }
  return { label, claim: { type, roles: roles as Roles, ...rest } }
}

export const labelled = (world: World): readonly Labelled[] => {
  const reports = parse(readFileSync(path(import.meta.dirname, 'claims.yaml'), 'utf8')) as readonly {
    readonly report: string
    readonly by: string
    readonly on: string
    readonly claims: readonly string[]
  }[]
  return reports.flatMap(({ report, by, on, claims }) => {
    const lines = claims.map((line) => made(line, world))
    const read = reading({
      title: report,
      publisher: { id: by, name: by },
      published: on,
      sentences: lines.map(({ claim }, i) => ({ text: `Sentence ${i} of ${report}.`, claims: [claim] })),
    })
    return read.claims.map((claim, i) => ({
      label: lines[i]?.label ?? '',
      claim: {
        claim,
        document: { id: read.article.id, language: 'en' as const, title: report, publisher: by, published: on },
        status: 'read' as const,
        sentences: [],
      },
    }))
  })
}

export interface Score {
  readonly precision: number
  readonly recall: number
  readonly wrong: readonly string[]
  readonly missed: readonly string[]
}

/** Over all pairs of claims of one type: those put together, against those that belong together. */
export const score = (all: readonly Labelled[], eventOf: (claim: string) => string | undefined): Score => {
  const wrong: string[] = []
  const missed: string[] = []
  let right = 0
  for (const [i, a] of all.entries())
    for (const b of all.slice(i + 1)) {
      if (a.claim.claim.type !== b.claim.claim.type) continue
      const [same, joined] = [a.label === b.label, eventOf(a.claim.claim.id) === eventOf(b.claim.claim.id)]
      const names = `${a.label} in ${a.claim.document.title} and ${b.label} in ${b.claim.document.title}`
      if (same && joined) right++
      if (!same && joined) wrong.push(names)
      if (same && !joined) missed.push(names)
    }
  return { precision: right / (right + wrong.length), recall: right / (right + missed.length), wrong, missed }
}
