// Lists the people, states and bodies that the record's claims name, by any of their names.
import type { EntityRow } from '../../model/api.ts'
import type { EntityQuery } from '../record.ts'
import type { Database } from './database.ts'

const literal = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&')

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
            .where((n) => n.fn('like', [n.val(`%${literal(q)}%`), 'name.name', n.val('\\')]), '=', 1),
        ),
      ]),
    )
  return db
    .all(
      rows
        .orderBy('entity.claims', 'desc')
        .orderBy('entity.id')
        .limit(Math.max(1, Math.min(query.limit ?? 50, 10_000))),
    )
    .map(({ num, id, claims }) => {
      const names = db.all(
        sql
          .selectFrom('name')
          .select(['name', 'label'])
          .where('entity', '=', num)
          .orderBy('label', 'desc')
          .orderBy('name'),
      )
      return {
        id,
        label: names[0]?.name ?? id,
        names: [...new Set(names.map(({ name }) => name))],
        claims,
      }
    })
}
