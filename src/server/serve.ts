// Starts the server on the loopback address, or for a team where it may be; on the wanted port or the next free one.
// Stops it in order.
import { BUILT_PAGE, type House } from '../chancery.ts'
import type { Provider } from '../team/sign-in.ts'
import { buildApp } from './app.ts'

export interface ServeOptions extends House {
  readonly port: number
  /** Whether another port will do where the wanted one is taken. */
  readonly next: boolean
  readonly onFault?: (error: unknown) => void
  readonly team?: TeamServing
}

/** How a team is served. */
export interface TeamServing {
  /** The database of the team. */
  readonly path: string
  readonly host: string
  /** The address at which people open the page; without it that of the port. */
  readonly base?: URL
  readonly proxies: readonly string[]
  readonly provider?: Provider
  readonly secondFactor: boolean
}

export interface Served {
  readonly address: string
  readonly port: number
  close(): Promise<void>
}

/** A port is taken, or may not be used; one sentence. */
export class PortError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PortError'
  }
}

const HOST = '127.0.0.1'
const TRIES = 50

export async function serve(options: ServeOptions): Promise<Served> {
  const { team, record, packs } = options
  const host = team?.host ?? HOST
  const base = team?.base ?? new URL(`http://${HOST}:${options.port}`)
  // Nobody who serves alone pays for loading what a team needs.
  const gate = team && (await (await import('./team/houses.ts')).teamGate({ ...team, base, first: { record, packs } }))
  const app = await buildApp({
    ...options,
    page: BUILT_PAGE,
    ...(gate ? { gate } : {}),
    ...(team && team.proxies.length > 0 ? { proxies: team.proxies } : {}),
  })
  const last = options.next ? Math.min(options.port + TRIES, 65535) : options.port
  for (let port = options.port; port <= last; port++) {
    try {
      await app.listen({ host, port })
      const bound = app.server.address()
      const real = typeof bound === 'object' && bound ? bound.port : port
      return { address: team?.base?.href ?? `http://${HOST}:${real}/`, port: real, close: () => app.close() }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EADDRINUSE') continue
      await app.close()
      if (code === 'EACCES')
        throw new PortError(`port ${port} may not be used with your permissions; choose one above 1023 with --port.`)
      throw error
    }
  }
  await app.close()
  throw new PortError(
    options.next
      ? `all ports from ${options.port} to ${last} are in use; choose another with --port.`
      : `port ${options.port} is in use; choose another with --port.`,
  )
}
