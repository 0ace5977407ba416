// Whose "our country" a paper means: its own state's.
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../knowledge/load.ts'
import { articleOf } from './fixture.ts'
import { read } from './read.ts'

const { knowledge } = loadKnowledge(['packs'])
const text = '今年是我国和马来西亚建交60周年。'

const subjectsIn = (publisher: string): unknown[] => {
  const { claims } = read(
    articleOf(text, { published: '2025-07-06', publisher: { id: publisher, name: publisher } }),
    knowledge,
  )
  return claims
    .filter((c) => c.type === 'milestone')
    .flatMap((c) => c.roles.subject ?? [])
    .map((v) => (typeof v === 'object' && 'id' in v ? v.id : v))
}

describe('our country', () => {
  it.each([
    ['org:xinhua', 'country:CN'],
    ['org:zaobao', 'country:SG'],
  ])('in %s is %s', (publisher, country) => {
    expect(subjectsIn(publisher)).toEqual([country, 'country:MY'])
  })
})
