// Where a server may listen, and what is missing for it: nothing is open to a network without sign-in and TLS.

export interface Listening {
  /** The address to listen on. */
  readonly host: string
  readonly team: boolean
  /** The address at which people open the page. */
  readonly base?: URL
  /** The addresses of proxies that may say whom they speak for. */
  readonly proxies: readonly string[]
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/

export const isLoopback = (host: string): boolean => LOOPBACK.test(host)

/** What is missing, each in one sentence; none where it may listen. */
export function missing({ host, team, base, proxies }: Listening): readonly string[] {
  const beyond = !isLoopback(host)
  const faults: string[] = []
  if (beyond && !team) faults.push(`Whoever reaches ${host} could read and decide: let people sign in with --team.`)
  if (!team) return faults
  if (!base) {
    if (beyond)
      faults.push(
        'Passwords and cookies need TLS: name the https address at which people open the page with --address.',
      )
  } else if (base.protocol !== 'https:' && !isLoopback(base.hostname))
    faults.push(`${base.origin} is not https: passwords and cookies would cross the network in the clear.`)
  else if (base.pathname !== '/' || base.search || base.hash)
    faults.push(`${base.href} has a path; --address takes a name alone, such as https://record.example.org.`)
  if ((beyond || base?.protocol === 'https:') && proxies.length === 0)
    faults.push(
      'TLS ends at a proxy before this server: name its address with --proxy (127.0.0.1 where it runs on this machine). It passes Host on, and sets X-Forwarded-For and X-Forwarded-Proto itself.',
    )
  return faults
}
