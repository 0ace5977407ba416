// Finds claims: by type, entities, document and time, as known at an instant.
import { sql as raw, type SqlBool } from 'kysely'
import { CLAIM_TYPES } from '../../model/claim.ts'
import { bounds, FAR } from '../../model/period.ts'
import { RecordError } from '../error.ts'
import { tag } from '../id.ts'
import type { ClaimQuery, EntityCondition, RecordClaim } from '../record.ts'
import type { Database } from './database.ts'
import { modeNumber, roleNumber, statusNumber, typeNumber } from './facts.ts'
import { instant } from './head.ts'
import type { Loader } from './loader.ts'
import { parts } from './parts.ts'
import { LONG, UNDATED } from './schema.ts'

interface Window {
  readonly from: number
  readonly to: number
  /** Whether any date was asked for. */
  readonly asked: boolean
  readonly undated: boolean
}

const windowOf = (query: ClaimQuery): Window => {
  const read = (text: string | undefined, which: 'from' | 'to', open: number) => {
    if (text === undefined) return open
    const period = bounds(text)
    if (!period) throw new RecordError('invalid', `"${text}" is no date in EDTF.`)
    return period[which]
  }
  const asked = query.from !== undefined || query.to !== undefined
  return {
    from: read(query.from, 'from', -FAR),
    to: read(query.to, 'to', FAR),
    asked,
    undated: query.undated ?? !asked,
  }
}

/** An entity condition with the record's own numbers. */
interface Named {
  readonly entities: readonly number[]
  readonly roles: readonly number[] | undefined
  readonly weight: number
}

const named = (db: Database, condition: EntityCondition): Named => {
  const keys = condition.anyOf.map((key) => (key.startsWith('name:') ? key.toLowerCase() : key))
  const rows = db.all(db.sql.selectFrom('entity').select(['num', 'claims']).where('id', 'in', keys))
  return {
    entities: rows.map(({ num }) => num),
    roles: condition.roles?.map(roleNumber),
    weight: rows.reduce((sum, { claims }) => sum + claims, 0),
  }
}

const days = (window: Window) => {
  const dated = raw<SqlBool>`(day <= ${window.to})`
  const undated = raw<SqlBool>`day = ${UNDATED}`
  return window.undated ? raw<SqlBool>`(${dated} OR ${undated})` : dated
}

/** Facts that the driving condition names, as a subquery over the index of mentions. */
const driving = (db: Database, condition: Named, types: readonly number[], window: Window) => {
  const roles = condition.roles
  const half = (sign: 1 | -1) => {
    const rows = db.sql
      .selectFrom('mention')
      .select('fact')
      .where('part', 'in', parts(db))
      .where(
        'entity',
        'in',
        condition.entities.map((num) => sign * num),
      )
      .where('type', 'in', types)
      .where(days(window))
    const inRoles = roles ? rows.where('role', 'in', roles) : rows
    // Short times are found by their first day; long ones and undated ones are looked at one by one.
    return sign === 1 && window.from > -FAR ? inRoles.where('day', '>=', window.from - LONG) : inRoles
  }
  return half(1).union(half(-1))
}

const mentionOf = (db: Database, condition: Named) => {
  const rows = db.sql
    .selectFrom('mention')
    .select('mention.fact')
    .where(raw<SqlBool>`mention.part = fact.part`)
    .where(
      'mention.entity',
      'in',
      condition.entities.flatMap((num) => [num, -num]),
    )
    .where(raw<SqlBool>`mention.type = fact.type`)
    .where(raw<SqlBool>`mention.day = coalesce(fact.from_day, ${UNDATED})`)
    .where(raw<SqlBool>`mention.fact = fact.num`)
  return condition.roles ? rows.where('mention.role', 'in', condition.roles) : rows
}

const typesOf = ({ types }: ClaimQuery): readonly number[] => (types ?? CLAIM_TYPES).map(typeNumber)

const base = (db: Database, query: ClaimQuery) => {
  const known = instant(query.known)
  let rows = db.sql.selectFrom('fact').where('fact.known_from', '<=', known).where('fact.known_to', '>', known)
  if (query.types) {
    // With entities the mentions lead; the plus keeps SQLite from walking through all claims of a type instead.
    rows = query.entities?.length
      ? rows.where(raw<number>`+fact.type`, 'in', typesOf(query))
      : rows.where('fact.part', 'in', parts(db)).where('fact.type', 'in', typesOf(query))
  }
  if (query.modes) rows = rows.where('fact.mode', 'in', query.modes.map(modeNumber))
  if (!query.rejected) rows = rows.where('fact.status', '!=', statusNumber('rejected'))
  // Who asks for a document or a claim by its id gets it as it is.
  if (!query.repeated && !query.ids && query.document === undefined) rows = rows.where('fact.repeats', '=', 0)
  if (query.ids) rows = rows.where('fact.part', 'in', parts(db)).where('fact.tag', 'in', query.ids.map(tag))
  return rows
}

const filtered = (db: Database, query: ClaimQuery, window: Window, conditions: readonly Named[]) => {
  let rows = base(db, query)
  if (window.asked)
    rows = rows.where((e) => {
      const inside = e.and([e('fact.from_day', '<=', window.to), e('fact.to_day', '>=', window.from)])
      return window.undated ? e.or([inside, e('fact.from_day', 'is', null)]) : inside
    })
  else if (!window.undated) rows = rows.where('fact.from_day', 'is not', null)
  if (query.document !== undefined)
    rows = rows.where('fact.document', '=', (e) =>
      e
        .selectFrom('text')
        .select('text.num')
        .where('text.id', '=', query.document ?? ''),
    )
  const [first, ...rest] = conditions.toSorted((a, b) => a.weight - b.weight)
  if (first && !query.ids && query.document === undefined)
    rows = rows.where('fact.num', 'in', driving(db, first, typesOf(query), window))
  else if (first) rows = rows.where((e) => e.exists(mentionOf(db, first)))
  for (const other of rest) rows = rows.where((e) => e.exists(mentionOf(db, other)))
  return rows
}

/** A day by which so many of the claims that an entity is named in have come, undated and long ones aside. */
const dayByEntity = (db: Database, query: ClaimQuery, window: Window, named: Named): number | undefined => {
  // A fact may name an entity in several roles; four times as many rows hold enough different facts.
  const enough = 4 * (query.limit ?? 0)
  if (named.weight <= enough) return undefined
  let rows = db.sql
    .selectFrom('mention')
    .select('day')
    .where('part', 'in', parts(db))
    .where('entity', 'in', named.entities)
    .where('type', 'in', typesOf(query))
    .where('day', '>=', window.from)
    .where('day', '<=', window.to)
  if (named.roles) rows = rows.where('role', 'in', named.roles)
  return db.first(
    rows
      .orderBy('day')
      .limit(1)
      .offset(enough - 1),
  )?.day
}

/** The same of claims of one type: where each part has its share by then, or one part has them all. */
const dayByType = (db: Database, query: ClaimQuery, window: Window, type: number): number | undefined => {
  const limit = query.limit ?? 0
  const within = parts(db)
  const nth = (part: number, n: number): number | undefined =>
    db.first(
      db.sql
        .selectFrom('fact')
        .select('from_day as day')
        .where('part', '=', part)
        .where('type', '=', type)
        .where('from_day', '>=', window.from)
        .where('from_day', '<=', window.to)
        .orderBy('from_day')
        .limit(1)
        .offset(n - 1),
    )?.day ?? undefined
  const shares = within.map((part) => nth(part, Math.ceil(limit / within.length)) ?? FAR)
  const alone = within.map((part) => nth(part, limit) ?? FAR)
  const day = Math.min(Math.max(...shares), ...alone)
  return day < FAR ? day : undefined
}

/** A day after which hardly anything can be among the first `limit` results; saves sorting all that a great name has. */
const lastDay = (db: Database, query: ClaimQuery, window: Window, conditions: readonly Named[]): number | undefined => {
  if (!query.limit || query.ids || query.document !== undefined || conditions.length > 1) return undefined
  const [only] = conditions
  if (only) return dayByEntity(db, query, window, only)
  const days = typesOf(query).flatMap((type) => dayByType(db, query, window, type) ?? [])
  return query.types && days.length > 0 ? Math.min(...days) : undefined
}

const ordered = (db: Database, rows: ReturnType<typeof filtered>, query: ClaimQuery) => {
  const { each } = query
  const nth =
    each === undefined ? raw<number>`1` : raw<number>`row_number() OVER (PARTITION BY fact.gist ORDER BY fact.tag)`
  const found = rows
    .select(['fact.num', 'fact.from_day as day', 'fact.shelf', 'fact.place', 'fact.tag'])
    .select(nth.as('nth'))
  let kept = db.sql.selectFrom(found.as('one')).select('one.num')
  if (each !== undefined) kept = kept.where('one.nth', '<=', each)
  const sorted = kept
    .orderBy(raw`coalesce(one.day, ${UNDATED})`)
    .orderBy('one.shelf')
    .orderBy('one.place')
    .orderBy('one.tag')
  return query.limit ? sorted.limit(query.limit) : sorted
}

export const findClaims = (db: Database, loader: Loader, query: ClaimQuery): readonly RecordClaim[] => {
  const window = windowOf(query)
  const conditions = (query.entities ?? []).map((condition) => named(db, condition))
  if (conditions.some(({ entities }) => entities.length === 0)) return []
  if (query.types?.length === 0 || query.modes?.length === 0 || query.ids?.length === 0 || query.limit === 0) return []
  const cut = lastDay(db, query, window, conditions)
  const narrowed = cut === undefined ? window : { ...window, to: cut, asked: true, undated: false }
  const numbers = (within: Window) => db.all(ordered(db, filtered(db, query, within, conditions), query))
  const near = numbers(narrowed)
  // So much of the same was told before that day that it does not fill the answer.
  const enough = cut === undefined || near.length >= (query.limit ?? 0)
  const nums = (enough ? near : numbers(window)).map(({ num }) => num)
  const found = loader.load(nums, instant(query.known))
  return query.ids ? found.filter(({ claim }) => query.ids?.includes(claim.id)) : found
}
