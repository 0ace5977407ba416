// How well claims are joined into events: against claims labelled by hand, and against the passages of the corpus.
import { describe, expect, it } from 'vitest'
import { loadPacks } from '../../src/chancery.ts'
import { join } from '../../src/events/join.ts'
import { labelled, score } from './labelled.ts'

const { packs, errors } = loadPacks()
if (!packs) throw new Error(JSON.stringify(errors.slice(0, 3)))
const { world } = packs.knowledge

describe('claims labelled by hand', () => {
  const all = labelled(world)
  const events = join(
    all.map(({ claim }) => claim),
    world,
  ).events
  const held = new Map(events.flatMap((event) => event.claims.map(({ claim }) => [claim.id, event.id] as const)))
  const { precision, recall, wrong, missed } = score(all, (id) => held.get(id))

  it('are many, and many look alike', () => {
    expect(all.length).toBeGreaterThanOrEqual(150)
    expect(new Set(all.map(({ label }) => label)).size).toBeGreaterThan(60)
  })
  it(`precision ${(precision * 100).toFixed(1)} %, wanted 98`, () => {
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.98)
  })
  it(`recall ${(recall * 100).toFixed(1)} %, wanted 90`, () => {
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.9)
  })
})
