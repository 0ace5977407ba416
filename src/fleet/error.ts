// What can go wrong with a fleet, each as one clear sentence.

export class FleetError extends Error {
  readonly code: 'unreachable' | 'too-large' | 'no-jetstream' | 'no-queue'

  constructor(code: FleetError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'FleetError'
    this.code = code
  }
}

/** An error of NATS as a sentence about the servers. */
export function plainly(error: unknown, servers: string): FleetError {
  if (error instanceof FleetError) return error
  const said = error instanceof Error ? error.message : String(error)
  if (/jetstream (is )?not enabled|no responders/i.test(said))
    return new FleetError('no-jetstream', `The NATS servers ${servers} keep no queues; start them with JetStream.`, {
      cause: error,
    })
  const where = servers ? ` at ${servers}` : ''
  return new FleetError('unreachable', `There is no NATS server${where} that answers (${said.replace(/\.$/, '')}).`, {
    cause: error,
  })
}
