// Reads the world packs and the names of one language: checked entities, facts and names, or file, line and reason.
import { z } from 'zod'
import { byPath, firstNames, kindOf, type PackFile } from './load-names.ts'
import { readPeriod } from './period.ts'
import {
  type ChairFact,
  ENTITY_KINDS,
  type Entity,
  type EventFact,
  type MembershipFact,
  OFFICE_RANKS,
  type OfficeHolding,
  type OfficeRank,
  type PartnershipFact,
  type RelationFact,
  type SessionFact,
  type World,
} from './world.ts'
import { type PackError, type Row, readYaml, rowsOf } from './yaml.ts'

export { loadNames, type PackFile } from './load-names.ts'

const block = z.string().optional()

/** A world file: tables as literal blocks, and the basis of every fact in it that names none of its own. */
const WORLD = z.strictObject({
  basis: z.string().min(1).optional(),
  entities: block,
  capitals: block,
  people: block,
  offices: block,
  memberships: block,
  chairs: block,
  sessions: block,
  partnerships: block,
  relations: block,
  events: block,
})
type WorldFile = z.infer<typeof WORLD>
type Table = Exclude<keyof WorldFile, 'basis'>

/** What is being built, and what is checked once every file is read. */
interface Draft {
  readonly entities: Map<string, { -readonly [K in keyof Entity]: Entity[K] }>
  readonly offices: OfficeHolding[]
  readonly memberships: MembershipFact[]
  readonly chairs: ChairFact[]
  readonly sessions: SessionFact[]
  readonly partnerships: PartnershipFact[]
  readonly relations: RelationFact[]
  readonly events: EventFact[]
  /** Ids that facts use, to be found among the entities. */
  readonly uses: { readonly id: string; readonly file: string; readonly line: number }[]
  readonly places: Map<string, { readonly file: string; readonly line: number }>
  readonly capitals: { readonly country: string; readonly place: string }[]
  readonly errors: PackError[]
}

/** One row on its way into the draft, with what it needs to complain or to refer. */
interface Line {
  readonly cells: readonly string[]
  readonly fail: (reason: string) => undefined
  readonly use: (id: string) => string
  readonly period: (text: string) => { from: string; to?: string } | undefined
  /** The row's own basis, else the file's; says so when a date is known to the year or the month alone. */
  readonly basis: (own: string | undefined, from: string) => string | undefined
}

/**
 * Reads all world files together. `files` holds packs/world/** and packs/en/names/**: an entity's label is its first
 * English name. A file that fails is left out and said; the world holds what stood up. Faults of the English names
 * themselves are told by `loadNames`.
 */
export const loadWorld = (files: readonly PackFile[]): { world: World; errors: PackError[] } => {
  const draft: Draft = {
    entities: new Map(),
    offices: [],
    memberships: [],
    chairs: [],
    sessions: [],
    partnerships: [],
    relations: [],
    events: [],
    uses: [],
    places: new Map(),
    capitals: [],
    errors: [],
  }
  const sorted = [...files].sort(byPath)
  for (const file of sorted.filter((f) => !isNames(f.path))) readWorldFile(file, draft)
  const labels = firstNames(sorted.filter((f) => isNames(f.path)))
  settle(draft, labels)
  const { uses: _, places: __, capitals: ___, errors, ...world } = draft
  return { world: Object.freeze(world), errors }
}

const isNames = (path: string): boolean => /(^|\/)names\//.test(path)
const readWorldFile = (file: PackFile, draft: Draft): void => {
  const { value, errors, lineOf } = readYaml(file.path, file.text, WORLD)
  draft.errors.push(...errors)
  if (!value) return
  for (const table of Object.keys(READERS) as Table[]) {
    if (value[table] === undefined) continue
    const { width, read } = READERS[table]
    for (const row of rowsOf(value[table], lineOf([table]))) {
      const line = openLine(row, file.path, value.basis, draft)
      if (row.cells.length < width[0] || row.cells.length > width[1]) {
        line.fail(`a row of "${table}" has ${width[0]} to ${width[1]} cells, this one has ${row.cells.length}`)
      } else read(line, draft, { file: file.path, line: row.line })
    }
  }
}

const openLine = (row: Row, file: string, basis: string | undefined, draft: Draft): Line => {
  const fail = (reason: string): undefined => {
    draft.errors.push({ file, line: row.line, reason })
  }
  return {
    cells: row.cells,
    fail,
    use: (id) => {
      draft.uses.push({ id, file, line: row.line })
      return id
    },
    period: (text) => {
      const read = readPeriod(text)
      return typeof read === 'string' ? fail(read) : read
    },
    basis: (own, from) => {
      if (own) return own
      if (!basis) return fail('a fact without basis: name one in its last cell or as the "basis" of the file')
      const grain = /^\d{4}/.exec(from)?.[0].length === from.length ? 'year' : from.length === 7 ? 'month' : undefined
      return grain ? `${basis}, to the ${grain} only` : basis
    },
  }
}

type Reader = (line: Line, draft: Draft, place: { file: string; line: number }) => undefined

/** Cells a row may have, least and most, and what becomes of it. */
const READERS: Readonly<Record<Table, { width: readonly [number, number]; read: Reader }>> = {
  // id | sort | of
  entities: {
    width: [1, 3],
    read: (line, draft, place) => {
      const [id = '', sort, of] = line.cells
      addEntity(line, draft, place, { id, ...(sort && { sort }), ...(of && { of: line.use(of) }) })
    },
  },
  // country | place
  capitals: {
    width: [2, 2],
    read: (line, draft) => {
      const [country = '', place = ''] = line.cells
      draft.capitals.push({ country: line.use(country), place: line.use(place) })
    },
  },
  // person | rank of period ; rank of period (own basis)
  people: {
    width: [1, 2],
    read: (line, draft, place) => {
      const [id = '', offices = ''] = line.cells
      if (!id.startsWith('person:')) return line.fail(`"${id}" is no person`)
      addEntity(line, draft, place, { id })
      for (const text of offices.split(';')) if (text.trim()) addOffice(line, draft, id, text.trim())
    },
  },
  // person | rank | of | period | basis: offices apart from their holders, where that reads better
  offices: {
    width: [4, 5],
    read: (line, draft) => {
      const [person = '', rank = '', of = '', period = '', basis] = line.cells
      addOffice(line, draft, line.use(person), `${rank} ${of} ${period}${basis ? ` (${basis})` : ''}`)
    },
  },
  // organisation | status | period | member member ... | basis
  memberships: {
    width: [4, 5],
    read: (line, draft) => {
      const [organisation = '', status = '', period = '', members = '', own] = line.cells
      const known = STATUSES.find((s) => s === status)
      if (!known) return line.fail(`unknown status "${status}": one of ${STATUSES.join(', ')}`)
      const time = line.period(period)
      const basis = time && line.basis(own, time.from)
      if (!time || !basis) return
      line.use(organisation)
      for (const member of members.split(/\s+/).filter(Boolean)) {
        draft.memberships.push({ organisation, member: line.use(member), status: known, ...time, basis })
      }
    },
  },
  // organisation | holder | period | basis
  chairs: {
    width: [3, 4],
    read: (line, draft) => {
      const [organisation = '', holder = '', period = '', own] = line.cells
      const time = line.period(period)
      const basis = time && line.basis(own, time.from)
      if (!time || !basis) return
      draft.chairs.push({ organisation: line.use(organisation), holder: line.use(holder), ...time, basis })
    },
  },
  // series | number | period | place | basis
  sessions: {
    width: [3, 5],
    read: (line, draft) => {
      const [series = '', number = '', period = '', place, own] = line.cells
      if (!/^[1-9]\d*$/.test(number)) return line.fail(`"${number}" is no session number`)
      const time = line.period(period)
      const basis = time && line.basis(own, time.from)
      if (!time || !basis) return
      draft.sessions.push({
        series: line.use(series),
        number: Number(number),
        ...time,
        ...(place && { place: line.use(place) }),
        basis,
      })
    },
  },
  // party party | level | from | basis
  partnerships: {
    width: [3, 4],
    read: (line, draft) => {
      const [pair = '', level = '', date = '', own] = line.cells
      const parties = readPair(line, pair)
      const from = line.period(date)?.from
      const basis = from && line.basis(own, from)
      if (parties && from && basis) draft.partnerships.push({ parties, level: line.use(level), from, basis })
    },
  },
  // party party | from | basis
  relations: {
    width: [2, 3],
    read: (line, draft) => {
      const [pair = '', date = '', own] = line.cells
      const parties = readPair(line, pair)
      const from = line.period(date)?.from
      const basis = from && line.basis(own, from)
      if (parties && from && basis) draft.relations.push({ parties, from, basis })
    },
  },
  // event | period | of | basis: declares the event and dates it
  events: {
    width: [2, 4],
    read: (line, draft, place) => {
      const [id = '', period = '', of, own] = line.cells
      if (!id.startsWith('event:')) return line.fail(`"${id}" is no event`)
      const time = line.period(period)
      const basis = time && line.basis(own, time.from)
      if (!time || !basis) return
      addEntity(line, draft, place, { id, ...(of && { of: line.use(of) }) })
      draft.events.push({ id, ...time, basis })
    },
  },
}

const STATUSES = ['member', 'observer', 'dialogue-partner', 'founding-member'] as const

const readPair = (line: Line, text: string): readonly [string, string] | undefined => {
  const [a, b, ...more] = text.split(/\s+/)
  if (!a || !b || a === b || more.length > 0) return line.fail(`"${text}" names no two different parties`)
  return [line.use(a), line.use(b)]
}

const addEntity = (
  line: Line,
  draft: Draft,
  place: { file: string; line: number },
  fields: { id: string; sort?: string; of?: string },
): undefined => {
  const { id } = fields
  const kind = kindOf(id)
  if (!kind) return line.fail(`"${id}" is no id: a kind (${ENTITY_KINDS.join(', ')}), a colon and a slug`)
  const before = draft.places.get(id)
  if (before) return line.fail(`id "${id}" is used twice, first in ${before.file} line ${before.line}`)
  draft.places.set(id, place)
  draft.entities.set(id, { kind, label: '', ...fields })
}

const OFFICE = /^(\S+)\s+(\S+)\s+(\S+)(?:\s+\((.+)\))?$/

const addOffice = (line: Line, draft: Draft, person: string, text: string): undefined => {
  const [, rank = '', of = '', period = '', own] = OFFICE.exec(text) ?? []
  if (!of) return line.fail(`"${text}" is no office: rank, whose, period`)
  const known: OfficeRank | undefined = OFFICE_RANKS.find((r) => r === rank)
  if (!known) return line.fail(`unknown rank "${rank}": one of ${OFFICE_RANKS.join(', ')}`)
  const time = line.period(period)
  const basis = time && line.basis(own, time.from)
  if (time && basis) draft.offices.push({ person, rank: known, of: line.use(of), ...time, basis })
}

/** What can only be said when everything is read: ids that nobody declares, entities without a label, capitals. */
const settle = (draft: Draft, labels: ReadonlyMap<string, string>): void => {
  for (const { id, file, line } of draft.uses) {
    if (!draft.entities.has(id)) draft.errors.push({ file, line, reason: `unknown id "${id}"` })
  }
  for (const { country, place } of draft.capitals) {
    const entity = draft.entities.get(country)
    if (entity) entity.capital = place
  }
  for (const [id, entity] of draft.entities) {
    const label = labels.get(id)
    const place = draft.places.get(id)
    if (label !== undefined) entity.label = label
    else if (place) draft.errors.push({ ...place, reason: `"${id}" has no name in packs/en/names` })
    Object.freeze(entity)
  }
}
