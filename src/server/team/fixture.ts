// A team's server for tests: real databases, one person of each role, and a second project in which only one of them is.
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { HOME, type House, loadPacks, openRecord, readSource } from '../../chancery.ts'
import { PROJECT_ROLES, ROLES, type Role } from '../../model/team.ts'
import { FIRST } from '../../team/projects.ts'
import type { Provider } from '../../team/sign-in.ts'
import { openTeam, type Team } from '../../team/team.ts'
import { buildApp } from '../app.ts'
import { teamGate } from './houses.ts'

export const BASE = new URL('http://127.0.0.1:7447')
export const PASSWORD = 'correct horse battery staple'
const ARTICLE = join(HOME, 'corpus', 'zh', 'a-aid-2014-liberia.txt')

export interface TeamFixture {
  readonly app: FastifyInstance
  readonly house: House
  /** A second opening of the same team, for what the network must not do. */
  readonly team: Team
  /** The id of each person, by role; `outsider` is editor of the other project alone. */
  readonly people: Readonly<Record<Role | 'outsider', string>>
  readonly faults: unknown[]
  /** Where requests of this fixture come from: attempts are counted by it. */
  readonly address: string
  signIn(who: Role | 'outsider'): Promise<string>
  close(): Promise<void>
}

export const mailOf = (who: string): string => `${who}@example.org`

/** Read once for all openings. */
let read: ReturnType<typeof readOnce> | undefined
async function readOnce() {
  const { packs } = loadPacks()
  if (!packs) throw new Error('the packs do not load')
  const outcome = await readSource(ARTICLE, await readFile(ARTICLE), packs)
  if (!('readings' in outcome)) throw new Error(outcome.reason)
  return { packs, readings: outcome.readings }
}

export async function openFixture(
  options: { readonly secondFactor?: boolean; readonly provider?: Provider; readonly perMinute?: number } = {},
): Promise<TeamFixture> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-team-'))
  const path = join(folder, 'main.chancery.team')
  read ??= readOnce()
  const { packs, readings } = await read
  const record = await openRecord(join(folder, 'main.chancery'))
  await record.append(readings)
  const house = { record, packs }
  const team = await openTeam({ path, base: BASE })
  const people = await settle(team, folder)
  const faults: unknown[] = []
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`
  const gate = await teamGate({ path, base: BASE, first: house, perMinute: 1e6, ...options })
  const app = await buildApp({ ...house, gate, onFault: (fault) => faults.push(fault) })
  return {
    app,
    house,
    team,
    people,
    faults,
    address,
    signIn: async (who) => {
      const reply = await app.inject({
        method: 'POST',
        url: '/api/sign-in',
        remoteAddress: address,
        headers: { host: BASE.host, origin: BASE.origin },
        payload: { email: mailOf(who), password: PASSWORD },
      })
      if (reply.statusCode !== 200) throw new Error(reply.body)
      return reply.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
    },
    close: async () => {
      await app.close()
      await record.close()
      team.close()
      rmSync(folder, { recursive: true })
    },
  }
}

async function settle(team: Team, folder: string): Promise<TeamFixture['people']> {
  team.projects.keep({ id: FIRST, name: 'First', record: join(folder, 'main.chancery'), packs: [], agreement: 1 })
  team.projects.keep({ id: 'other', name: 'Other', record: join(folder, 'other.chancery'), packs: [], agreement: 1 })
  const made = { outsider: await person(team, 'outsider') } as Record<Role | 'outsider', string>
  for (const role of ROLES) made[role] = await person(team, role)
  for (const role of PROJECT_ROLES) team.people.give(made[role], FIRST, role)
  team.people.give(made.outsider, 'other', 'editor')
  return made
}

async function person(team: Team, who: string): Promise<string> {
  const made = await team.people.add({
    name: `The ${who}`,
    email: mailOf(who),
    administrator: who === 'administrator',
  })
  await team.people.setPassword(made, PASSWORD)
  return made.id
}
