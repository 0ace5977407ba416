// Makes worlds by hand, for tests and benches: the facts that matter, and no others.
import type { World } from './world.ts'

export const worldOf = (facts: Partial<World> = {}): World => ({
  entities: new Map(),
  offices: [],
  memberships: [],
  chairs: [],
  sessions: [],
  partnerships: [],
  relations: [],
  events: [],
  ...facts,
})
