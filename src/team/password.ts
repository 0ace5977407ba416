// Passwords: hashed with argon2id, compared in constant time, and refused where they are short or say who one is.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** The least that OWASP advises for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 }
const TAG = 32

export const SHORTEST = 12
export const LONGEST = 200

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')

async function tag(password: string, nonce: Buffer, cost: typeof COST): Promise<Buffer> {
  return derive('argon2id', { message: Buffer.from(password.normalize('NFC')), nonce, tagLength: TAG, ...cost })
}

/** In the form that other programs of argon2 write and read. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const { memory, passes, parallelism } = COST
  const made = await tag(password, nonce, COST)
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(made)}`
}

const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, kept] = FORM.exec(hash) ?? []
  if (nonce === undefined || kept === undefined) return false
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const known = Buffer.from(kept, 'base64')
  const made = await tag(password, Buffer.from(nonce, 'base64'), cost)
  return known.length === made.length && timingSafeEqual(known, made)
}

/** Why a password cannot be taken, or nothing. */
export function passwordFault(password: string, person: { name: string; email: string }): string | undefined {
  if ([...password].length < SHORTEST) return `A password has ${SHORTEST} characters or more.`
  if (password.length > LONGEST) return `A password has ${LONGEST} characters at most.`
  if (new Set(password).size < 5) return 'This password repeats too few characters.'
  const low = password.toLowerCase()
  const own = [person.email.split('@')[0] ?? '', ...person.name.split(/\s+/), 'chancery', 'password'].map((word) =>
    word.toLowerCase(),
  )
  const rest = own.filter((word) => word.length > 2).reduce((left, word) => left.replaceAll(word, ''), low)
  if (rest.length < SHORTEST - 4) return 'This password is made of your name, your address or the name of this program.'
  return undefined
}
