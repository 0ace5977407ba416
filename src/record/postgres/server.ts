// A PostgreSQL server of its own for tests and benches: made in a temporary folder, on this machine alone, gone when it is stopped.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Server {
  /** The address of a record of this name. */
  readonly record: (name: string) => string
  readonly stop: () => Promise<void>
}

/** Debian keeps the programs of each version apart. */
const FOLDERS = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']

const program = (name: string): string | undefined => {
  const onPath = (process.env.PATH ?? '').split(':')
  const kept = FOLDERS.flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .toSorted()
          .reverse()
          .map((version) => join(folder, version, 'bin'))
      : [],
  )
  return [...onPath, ...kept].map((folder) => join(folder, name)).find((file) => existsSync(file))
}

/** Why there can be no server here; nothing where there can. */
export const noServer = (): string | undefined =>
  program('initdb') && program('postgres') ? undefined : 'PostgreSQL is not installed here'

/** It refuses to run as root, who then takes a user without rights. */
const NOBODY = 65534
const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

const listening = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.on('data', (data: Buffer) => {
      said += data.toString()
      if (said.includes('ready to accept connections')) resolve()
    })
    server.on('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
  })

export async function startServer(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8' }
  const made = spawnSync(
    program('initdb') ?? 'initdb',
    ['-D', data, '-U', 'chancery', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...user, env, encoding: 'utf8', cwd: folder },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  const port = await freePort()
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: 'off' }
  const server = spawn(
    program('postgres') ?? 'postgres',
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...user, env, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  await listening(server)
  return {
    record: (name) => `postgres://chancery@127.0.0.1:${port}/postgres?schema=${name}`,
    stop: () =>
      new Promise((resolve) => {
        server.on('exit', () => {
          rmSync(folder, { recursive: true, force: true })
          resolve()
        })
        // Without waiting for anybody who is still connected.
        server.kill('SIGINT')
      }),
  }
}
