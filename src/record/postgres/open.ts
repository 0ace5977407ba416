// A team's record: a schema of a PostgreSQL database, which many programs on many machines read and write at once.
import { RecordError } from '../error.ts'
import type { OpenOptions } from '../open.ts'
import { Facts } from '../sql/facts.ts'
import { createComputed, derivationOf, rebuildAll } from '../sql/rebuild.ts'
import { DERIVATION } from '../sql/schema.ts'
import { addressOf } from './address.ts'
import { PostgresDatabase } from './database.ts'
import { MIGRATIONS } from './migrations.ts'

/** How many steps have made the tables. */
const KEY = 'schema'

const stepsOf = (db: PostgresDatabase): number =>
  Number(db.first(db.sql.selectFrom('meta').select('value').where('key', '=', KEY))?.value ?? 0)

const setMeta = (db: PostgresDatabase, key: string, value: string): void =>
  db.run(
    db.sql
      .insertInto('meta')
      .values({ key, value })
      .onConflict((c) => c.column('key').doUpdateSet({ value })),
  )

/** Makes the tables where there are none, and brings older ones up to date; two programs may come here at once. */
const migrate = (db: PostgresDatabase, schema: string): void =>
  db.write(() => {
    const { record, tables } = db.standing()
    if (!record && tables > 0)
      throw new RecordError('not-a-record', `The schema of ${db.path} holds other tables and was not changed.`)
    if (!record) db.script(`CREATE SCHEMA IF NOT EXISTS ${schema}`)
    const done = record ? stepsOf(db) : 0
    for (const step of MIGRATIONS.slice(done)) db.script(step)
    if (!record) {
      createComputed(db)
      setMeta(db, 'version', '0')
    }
    if (done < MIGRATIONS.length) setMeta(db, KEY, String(MIGRATIONS.length))
    if (derivationOf(db) !== DERIVATION) rebuildAll(db, () => new Facts(db))
  })

const prepare = (db: PostgresDatabase, schema: string, readOnly: boolean): void => {
  const { record, encoding } = db.standing()
  if (encoding !== 'UTF8')
    throw new RecordError('unreachable', `The database of ${db.path} keeps texts as ${encoding}; make one with UTF8.`)
  if (!record && readOnly) throw new RecordError('unreachable', `There is no record at ${db.path}.`)
  const steps = record ? stepsOf(db) : 0
  if (steps > MIGRATIONS.length)
    throw new RecordError(
      'newer',
      `The record ${db.path} was made by a newer version of Chancery; it was not changed. Use that version or a newer one.`,
    )
  if (steps === MIGRATIONS.length && derivationOf(db) === DERIVATION) return
  if (readOnly)
    throw new RecordError(
      'unreachable',
      `The record ${db.path} was last written by another version of Chancery; open it once for writing.`,
    )
  migrate(db, schema)
}

/** The database of a record that is ready for use. */
export async function openPostgres(address: string, options: OpenOptions): Promise<PostgresDatabase> {
  const at = addressOf(address)
  const db = new PostgresDatabase(at, options.patience ?? 10_000)
  try {
    prepare(db, at.schema, options.readOnly ?? false)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
