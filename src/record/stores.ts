// Every store that the record's laws are held against, for tests: a new record in each, by name. PostgreSQL is started when it is first wanted.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenOptions, openRecord } from './open.ts'
import { noServer, type Server, startServer } from './postgres/server.ts'
import type { Record } from './record.ts'

export interface Store {
  readonly name: string
  /** Why it cannot be had here. */
  readonly missing?: string
  readonly make: (options?: OpenOptions) => Promise<Record>
}

export interface Stores {
  readonly all: readonly Store[]
  /** The address of a new record in PostgreSQL. */
  readonly address: () => Promise<string>
  readonly file: () => string
  readonly close: () => Promise<void>
}

export function storesForTests(): Stores {
  const folder = mkdtempSync(join(tmpdir(), 'record-'))
  let made = 0
  let server: Promise<Server> | undefined
  const file = () => join(folder, `${made++}.chancery`)
  const address = async () => {
    server ??= startServer()
    return (await server).record(`record_${made++}`)
  }
  const missing = noServer()
  return {
    all: [
      { name: 'a file', make: (options) => openRecord(file(), options) },
      { name: 'memory', make: (options) => openRecord(':memory:', options) },
      {
        name: 'PostgreSQL',
        make: async (options) => openRecord(await address(), options),
        ...(missing ? { missing } : {}),
      },
    ],
    address,
    file,
    close: async () => {
      await (await server)?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
