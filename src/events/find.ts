// Finds an event by its id: joins all claims of one type after the other until it comes.
import type { World } from '../knowledge/world.ts'
import { CLAIM_TYPES } from '../model/claim.ts'
import type { RecordReader } from '../record/record.ts'
import type { Event } from './event.ts'
import { join } from './join.ts'

/** Claims of one type are enough: those of two types are never joined but by a person, whose event keeps an id of either. */
export const findEvent = async (record: RecordReader, world: World, id: string): Promise<Event | undefined> => {
  const decisions = await record.decisions({ kinds: ['join', 'split'] })
  for (const type of CLAIM_TYPES) {
    const { events } = join(await record.claims({ types: [type] }), world, decisions)
    const found = events.find((event) => event.id === id)
    if (found) return found
  }
  return undefined
}
