// Starts the server on the loopback address, on the wanted port or the next free one, and stops it in order.
import { BUILT_PAGE, type House } from '../chancery.ts'
import { buildApp } from './app.ts'

export interface ServeOptions extends House {
  readonly port: number
  /** Whether another port will do where the wanted one is taken. */
  readonly next: boolean
  readonly onFault?: (error: unknown) => void
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
  const app = await buildApp({ ...options, page: BUILT_PAGE })
  const last = options.next ? Math.min(options.port + TRIES, 65535) : options.port
  for (let port = options.port; port <= last; port++) {
    try {
      await app.listen({ host: HOST, port })
      const bound = app.server.address()
      const real = typeof bound === 'object' && bound ? bound.port : port
      return { address: `http://${HOST}:${real}/`, port: real, close: () => app.close() }
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
