// The address of a record in PostgreSQL: the server's own, with the schema that holds the record.
import { RecordError } from '../error.ts'

/** Where a record stands in a database that holds other things too. */
const SCHEMA = 'chancery'

export const isAddress = (path: string): boolean => /^postgres(ql)?:\/\//.test(path)

export interface Address {
  /** For the driver, which knows nothing of the schema. */
  readonly server: string
  readonly schema: string
  /** As it may be shown: without a password. */
  readonly shown: string
}

/** Reads postgres://USER:PASSWORD@HOST:PORT/DATABASE?schema=NAME. Throws `RecordError`. */
export function addressOf(text: string): Address {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new RecordError(
      'unreachable',
      'The address of the record is none; write postgres://USER@HOST:PORT/DATABASE, with ?schema=NAME for another schema than "chancery".',
    )
  }
  const schema = url.searchParams.get('schema') ?? SCHEMA
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema))
    throw new RecordError('unreachable', `"${schema}" can be no schema's name: small letters, digits and _.`)
  url.searchParams.delete('schema')
  const server = url.href
  url.password = ''
  const shown = `${url.protocol}//${url.username ? `${url.username}@` : ''}${url.host}${url.pathname}${schema === SCHEMA ? '' : `?schema=${schema}`}`
  return { server, schema, shown }
}
