// Tells what a file is by its first bytes, without opening it as a database, so that a stranger's file stays as it is.
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { RecordError } from '../error.ts'
import { APPLICATION_ID, SCHEMA_VERSION } from '../sql/schema.ts'
import { plainly } from './database.ts'

export const newer = (path: string) =>
  new RecordError(
    'newer',
    `The record ${path} was made by a newer version of Chancery; it was not changed. Use that version or a newer one.`,
  )
export const noRecord = (path: string) =>
  new RecordError('not-a-record', `${path} is not a record of Chancery; it was not changed.`)

/** "new" where nothing stands at the path. Throws `RecordError` for what is no record, or one of a newer version. */
export const lookAt = (path: string): 'new' | 'record' => {
  if (path === ':memory:' || !existsSync(path)) return 'new'
  const header = Buffer.alloc(100)
  let size = 0
  try {
    const file = openSync(path, 'r')
    try {
      size = readSync(file, header, 0, 100, 0)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw plainly(error, path)
  }
  if (size === 0) return 'new'
  if (size < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') throw noRecord(path)
  // What a killed writer left beside the file may hold the newer header; the database itself must look then.
  const unfinished = existsSync(`${path}-wal`) || existsSync(`${path}-journal`)
  if (header.readUInt32BE(68) !== APPLICATION_ID && !unfinished) throw noRecord(path)
  if (header.readUInt32BE(68) === APPLICATION_ID && header.readUInt32BE(60) > SCHEMA_VERSION) throw newer(path)
  return 'record'
}
