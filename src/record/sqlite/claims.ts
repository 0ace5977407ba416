// Finds claims: by type, entities, document and time, as known at an instant.
import { sql as raw, type SqlBool } from 'kysely'
import { RecordError } from '../error.ts'
import { tag } from '../id.ts'
import { bounds, FAR } from '../period.ts'
import type { ClaimQuery, EntityCondition, RecordClaim } from '../record.ts'
import type { Database } from './database.ts'
import { modeNumber, roleNumber, statusNumber, typeNumber } from './facts.ts'
import { instant } from './head.ts'
import type { Loader } from './loader.ts'
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
const driving = (db: Database, condition: Named, window: Window) => {
  const roles = condition.roles
  const half = (sign: 1 | -1) => {
    const rows = db.sql
      .selectFrom('mention')
      .select('fact')
      .where(
        'entity',
        'in',
        condition.entities.map((num) => sign * num),
      )
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
    .where(
      'mention.entity',
      'in',
      condition.entities.flatMap((num) => [num, -num]),
    )
    .where(raw<SqlBool>`mention.day = ifnull(fact.from_day, ${UNDATED})`)
    .where(raw<SqlBool>`mention.fact = fact.num`)
  return condition.roles ? rows.where('mention.role', 'in', condition.roles) : rows
}

const base = (db: Database, query: ClaimQuery) => {
  const known = instant(query.known)
  let rows = db.sql.selectFrom('fact').where('fact.known_from', '<=', known).where('fact.known_to', '>', known)
  if (query.types) {
    const types = query.types.map(typeNumber)
    // With entities the mentions lead; the plus keeps SQLite from walking through all claims of a type instead.
    rows = query.entities?.length
      ? rows.where(raw<number>`+fact.type`, 'in', types)
      : rows.where('fact.type', 'in', types)
  }
  if (query.modes) rows = rows.where('fact.mode', 'in', query.modes.map(modeNumber))
  if (!query.rejected) rows = rows.where('fact.status', '!=', statusNumber('rejected'))
  if (query.ids) rows = rows.where('fact.tag', 'in', query.ids.map(tag))
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
    rows = rows.where('fact.num', 'in', driving(db, first, window))
  else if (first) rows = rows.where((e) => e.exists(mentionOf(db, first)))
  for (const other of rest) rows = rows.where((e) => e.exists(mentionOf(db, other)))
  return rows
}

/** A day after which nothing can be among the first `limit` results; saves sorting all that a great name has. */
const lastDay = (db: Database, query: ClaimQuery, window: Window, conditions: readonly Named[]): number | undefined => {
  const [first, ...rest] = conditions.toSorted((a, b) => a.weight - b.weight)
  if (!query.limit || query.ids || query.document !== undefined) return undefined
  const limit = query.limit
  const dated = (rows: ReturnType<typeof base>) => {
    let kept = rows.where('fact.from_day', '<=', window.to).where('fact.to_day', '>=', window.from)
    for (const other of rest) kept = kept.where((e) => e.exists(mentionOf(db, other)))
    return kept
  }
  if (first) {
    if (first.weight <= 4 * limit) return undefined
    const found = first.entities.flatMap((num) => {
      const rows = dated(base(db, query))
        .innerJoin('mention', 'mention.fact', 'fact.num')
        .where('mention.entity', '=', num)
      const roles = first.roles ? rows.where('mention.role', 'in', first.roles) : rows
      const row = db.first(
        roles
          .where('mention.day', '>=', Math.max(window.from - LONG, -FAR))
          .where('mention.day', '<=', window.to)
          .select('mention.day as day')
          .orderBy('mention.day')
          // A fact may name an entity in several roles; four times as many rows hold enough different facts.
          .limit(1)
          .offset(4 * limit - 1),
      )
      return row ? [row.day] : []
    })
    return found.length > 0 ? Math.min(...found) : undefined
  }
  const found = (query.types ?? []).flatMap((type) => {
    const rows = dated(base(db, { ...query, types: [type] })).where('fact.from_day', '>=', window.from - LONG)
    const row = db.first(
      rows
        .select('fact.from_day as day')
        .orderBy('fact.from_day')
        .limit(1)
        .offset(limit - 1),
    )
    return row?.day == null ? [] : [row.day]
  })
  return found.length > 0 ? Math.min(...found) : undefined
}

const ordered = (db: Database, rows: ReturnType<typeof filtered>, query: ClaimQuery) => {
  const seen = rows
    .innerJoin('text', 'text.num', 'fact.document')
    .select([
      'fact.num as num',
      'fact.from_day as day',
      'text.id as document',
      'fact.place as place',
      'fact.tag as tag',
    ])
    .select(raw<number>`row_number() OVER (PARTITION BY fact.gist ORDER BY fact.tag)`.as('nth'))
  const each = query.each
  const plain = rows
    .innerJoin('text', 'text.num', 'fact.document')
    .select([
      'fact.num as num',
      'fact.from_day as day',
      'text.id as document',
      'fact.place as place',
      'fact.tag as tag',
      raw<number>`1`.as('nth'),
    ])
  let kept = db.sql.selectFrom((each === undefined ? plain : seen).as('one')).select('one.num')
  if (each !== undefined) kept = kept.where('one.nth', '<=', each)
  const sorted = kept
    .orderBy(raw`ifnull(one.day, ${UNDATED})`)
    .orderBy('one.document')
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
