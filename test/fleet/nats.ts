// Three NATS servers that hold one queue together, on this machine alone, for tests.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../src/record/postgres/server.ts'

export const noNats = (): string | undefined =>
  spawnSync('nats-server', ['--version']).status === 0 ? undefined : 'NATS is not installed here'

export interface Cluster {
  readonly servers: readonly string[]
  /** Kills one server without warning. */
  readonly kill: (which: number) => void
  readonly start: (which: number) => void
  readonly stop: () => Promise<void>
}

const ended = (server: ChildProcess): Promise<void> =>
  server.exitCode !== null || server.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => server.once('exit', () => resolve()))

export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'nats-'))
  const ports = await Promise.all(Array.from({ length: 6 }, freePort))
  const routes = ports.slice(3).map((port) => `nats-route://127.0.0.1:${port}`)
  const running: (ChildProcess | undefined)[] = []
  const start = (which: number) => {
    const file = join(folder, `${which}.conf`)
    writeFileSync(
      file,
      `server_name: node-${which}
listen: 127.0.0.1:${ports[which]}
jetstream { store_dir: ${JSON.stringify(join(folder, String(which)))} }
cluster { name: fleet, listen: 127.0.0.1:${ports[which + 3]}, routes: [${routes.join(', ')}] }
`,
    )
    running[which] = spawn('nats-server', ['-c', file], { stdio: 'ignore' })
  }
  for (const which of [0, 1, 2]) start(which)
  return {
    servers: ports.slice(0, 3).map((port) => `nats://127.0.0.1:${port}`),
    start,
    kill: (which) => running[which]?.kill('SIGKILL'),
    stop: async () => {
      for (const server of running) server?.kill('SIGKILL')
      await Promise.all(running.flatMap((server) => (server ? ended(server) : [])))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
