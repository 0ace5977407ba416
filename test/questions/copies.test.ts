// One report on twenty sites: one text on record, counted once by every question, and each of its places still shown.
import { describe, expect, it } from 'vitest'
import { worldOf } from '../../src/knowledge/fixture.ts'
import { QUESTIONS } from '../../src/questions/questions.ts'
import { entity, type MadeReading, reading } from '../../src/record/fixture.ts'
import { openRecord } from '../../src/record/open.ts'

const ann = entity('person:ann', 'Ann')
const ben = entity('person:ben', 'Ben')
const concept = entity('concept:good-road', 'the good road')

const REPORT: MadeReading = {
  title: 'Talks held',
  published: '2024-07-03',
  sentences: [
    {
      text: 'Minister Ann held talks with Minister Ben in the capital on the third of July.',
      claims: [{ type: 'meeting', roles: { participants: [ann, ben], format: 'talks' }, when: '2024-07-03' }],
    },
    {
      text: 'She said that both should follow the good road, as all neighbours should in such a time.',
      claims: [{ type: 'formulation', roles: { concept, wording: 'the good road' }, quote: 'the good road' }],
    },
    { text: 'He promised that the bridge over the river would be finished before the next spring comes.' },
    { text: 'The two sides agreed on an exchange of students and will meet again in the following year.' },
  ],
}
const RETOLD: MadeReading = {
  title: 'Ministers meet',
  published: '2024-07-03',
  sentences: [
    {
      text: 'On Wednesday Ben was received by his colleague Ann, who spoke with him for two hours.',
      claims: [{ type: 'meeting', roles: { participants: [ben, ann], format: 'talks' }, when: '2024-07-03' }],
    },
    { text: 'A river crossing, long delayed, is now due by spring, if the guest is to be believed.' },
    { text: 'Students of either state may study in the other from September on, officials said later.' },
  ],
}

const at = (site: number, more: Partial<MadeReading> = {}) => {
  const made = reading({ ...REPORT, publisher: entity(`org:site-${site}`), ...more })
  const source = { ...made.article.source, path: `https://site-${site}.example/report` }
  return { ...made, article: { ...made.article, source } }
}
const TWENTY = Array.from({ length: 20 }, (_, i) => at(i, i % 2 === 0 ? {} : { title: `Headline ${i}` }))

const asked = async (record: Awaited<ReturnType<typeof openRecord>>, name: string, given: Record<string, string>) => {
  const question = QUESTIONS.find((one) => one.name === name)!
  const known = [ann, ben, concept].map(({ id, label }) => ({ id: id!, label: label ?? '' }))
  const resolver = { find: (text: string) => known.filter(({ id }) => id === text) }
  return question.ask({ record, world: worldOf(), resolver, today: '2024-08-01' }, given)
}

describe('a report on twenty sites', () => {
  it.each(['at once', 'one after the other', 'after a rebuild'])('is one text, appended %s', async (how) => {
    const record = await openRecord(':memory:')
    if (how === 'one after the other') for (const one of TWENTY) await record.append([one])
    else await record.append(TWENTY)
    await record.append([reading(RETOLD)])
    if (how === 'after a rebuild') await record.rebuild()

    expect((await record.claims()).map(({ claim }) => claim.type).sort()).toEqual(['formulation', 'meeting', 'meeting'])
    expect(await record.overview()).toMatchObject({ documents: 2, claims: 3 })
    expect(await record.coverage()).toMatchObject({ documents: 2, sentences: 7 })
    expect((await record.coverage()).publishers).toHaveLength(11)
    const { documents, total } = await record.documents()
    expect([total, documents.map(({ places }) => places).sort()]).toEqual([2, [20, undefined]])
    expect(await record.documents({ copies: true })).toMatchObject({ total: 12 })
    expect(await record.search({ text: 'bridge river' })).toMatchObject({
      total: 1,
      hits: [{ document: { places: 20 } }],
    })
    for (const { id } of (await record.documents({ copies: true })).documents) {
      const page = await record.document(id)
      if (page?.places) expect(new Set(page.places.map(({ source }) => source)).size).toBe(20)
      expect(page?.claims.length).toBeGreaterThan(0)
    }
    expect((await record.entities({ q: 'person:ann' }))[0]?.claims).toBe(2)
  })
  it('is counted once where uses and reports are counted', async () => {
    const record = await openRecord(':memory:')
    await record.append([...TWENTY, reading(RETOLD)])
    const uses = await asked(record, 'formulation', { concept: 'concept:good-road' })
    expect(uses.lines[0]?.fields.uses).toBe(1)
    expect(uses.lines[0]?.cites[0]?.places).toBe(20)
    const met = await asked(record, 'meetings', { a: 'person:ann', b: 'person:ben' })
    expect(met.lines).toHaveLength(1)
    expect(met.lines[0]?.fields.reports).toBe(2)
  })
  it('grows to more places without a new line, and the past does not know of them', async () => {
    let day = 1
    const record = await openRecord(':memory:', { clock: () => new Date(Date.UTC(2024, 7, day++)) })
    await record.append(TWENTY.slice(0, 1))
    await record.append(TWENTY.slice(1))
    await record.append(TWENTY)
    const places = async (known?: string) => (await record.claims({ ...(known ? { known } : {}) }))[0]?.document.places
    expect([await places('2024-08-01'), await places()]).toEqual([undefined, 20])
  })
})

describe('what a copy has of its own', () => {
  const MORE = {
    text: 'Ann left for home on the fourth of July.',
    claims: [{ type: 'visit' as const, roles: { visitor: ann }, when: '2024-07-04' }],
  }
  it('a sentence more is told', async () => {
    const record = await openRecord(':memory:')
    await record.append([at(1), at(2, { title: 'Longer', sentences: [...REPORT.sentences, MORE] })])
    expect((await record.claims()).map(({ claim }) => claim.type).sort()).toEqual(['formulation', 'meeting', 'visit'])
  })
  it('another date for the same words is told', async () => {
    const record = await openRecord(':memory:')
    const [first, ...rest] = REPORT.sentences
    const other = { ...first!, claims: [{ ...first!.claims![0]!, when: '2024-07-02' }] }
    await record.append([at(1), at(2, { title: 'Other', sentences: [other, ...rest] })])
    expect((await record.claims({ types: ['meeting'] })).map(({ claim }) => claim.when)).toEqual([
      '2024-07-02',
      '2024-07-03',
    ])
  })
  it('what a person corrects in a copy is told', async () => {
    const record = await openRecord(':memory:')
    const copy = at(2, { title: 'Other' })
    await record.append([at(1), copy])
    const [claim] = copy.claims
    await record.decide({ act: { kind: 'correct', claim: claim!.id, change: { when: '2024-07-01' } }, by: 'me' })
    expect(await record.claims({ types: ['meeting'] })).toHaveLength(2)
    await record.decide({ act: { kind: 'accept', claim: copy.claims[1]!.id }, by: 'me' })
    expect(await record.claims({ types: ['formulation'] })).toHaveLength(1)
  })
})
