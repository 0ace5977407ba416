// Opens what a team works with: the team itself, and the record and packs of each project when it is first asked for.
import { type House, loadPacks, openRecord } from '../../chancery.ts'
import { FIRST } from '../../team/projects.ts'
import { openTeam, type TeamOptions } from '../../team/team.ts'
import { buildGate, type Gate } from '../gate.ts'
import { ACCOUNT_ROUTES } from './account.ts'
import { PEOPLE_ROUTES } from './people.ts'
import { REVIEW_ROUTES } from './review.ts'
import { SIGN_IN_ROUTES } from './sign-in.ts'

export interface TeamHouse extends TeamOptions {
  /** The record that the server was started with: the first project. */
  readonly first: House
  readonly perMinute?: number
}

export const TEAM_ROUTES = [...SIGN_IN_ROUTES, ...ACCOUNT_ROUTES, ...PEOPLE_ROUTES, ...REVIEW_ROUTES]

export async function teamGate({ first, perMinute, ...options }: TeamHouse): Promise<Gate> {
  const team = await openTeam(options)
  if (!team.projects.find(FIRST)) team.projects.keep({ id: FIRST, name: 'Main', record: '', packs: [], agreement: 1 })
  const houses = new Map<string, Promise<House>>()
  async function open(id: string): Promise<House> {
    const project = team.projects.find(id)
    const { packs, errors } = loadPacks(project?.packs)
    if (!project || !packs) throw new Error(`the packs of project ${id} do not load: ${errors[0]?.reason}`)
    return { packs, record: await openRecord(project.record) }
  }
  return buildGate({
    team,
    routes: TEAM_ROUTES,
    ...(perMinute === undefined ? {} : { perMinute }),
    async houseOf(id) {
      if (id === FIRST) return first
      if (!team.projects.find(id)) return undefined
      const held = houses.get(id) ?? open(id)
      houses.set(id, held)
      // What failed is tried again when it is asked for again.
      held.catch(() => houses.delete(id))
      return held
    },
    async close() {
      for (const house of await Promise.allSettled(houses.values()))
        if (house.status === 'fulfilled') await house.value.record.close()
    },
  })
}
