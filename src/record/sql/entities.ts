// Lists the people, states and bodies that the record's claims name, by any of their names.
import { sql as raw, type SqlBool } from 'kysely'
import type { EntityRow } from '../../model/api.ts'
import type { EntityQuery } from '../record.ts'
import { type Database, inStretches } from './database.ts'

/** As part of a pattern. Databases fold the case of ASCII letters alone where a column's order is that of its bytes. */
const lowered = (text: string): string =>
  text.replaceAll(/[\\%_]/g, '\\$&').replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())

export const findEntities = (db: Database, query: EntityQuery): readonly EntityRow[] => {
  const { sql } = db
  let rows = sql
    .selectFrom('entity')
    .select(['entity.num', 'entity.id', 'entity.claims'])
    .where('entity.claims', '>', 0)
  if (query.kind !== undefined) rows = rows.where('entity.kind', '=', query.kind)
  const q = query.q?.trim()
  if (q)
    rows = rows.where((e) =>
      e.or([
        e('entity.id', '=', q),
        e(
          'entity.num',
          'in',
          e
            .selectFrom('name')
            .select('name.entity')
            .where(raw<SqlBool>`lower(name.name) LIKE ${`%${lowered(q)}%`} ESCAPE '\\'`),
        ),
      ]),
    )
  const found = db.all(
    rows
      .orderBy('entity.claims', 'desc')
      .orderBy('entity.id')
      .limit(Math.max(1, Math.min(query.limit ?? 50, 10_000))),
  )
  const all = inStretches(
    found.map(({ num }) => num),
    (some) =>
      db.all(sql.selectFrom('name').selectAll().where('entity', 'in', some).orderBy('label', 'desc').orderBy('name')),
  )
  const byEntity = Map.groupBy(all, ({ entity }) => entity)
  return found.map(({ num, id, claims }) => {
    const names = byEntity.get(num) ?? []
    return { id, label: names[0]?.name ?? id, names: [...new Set(names.map(({ name }) => name))], claims }
  })
}
