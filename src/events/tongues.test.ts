// Tellings in two languages: tied where all that can be compared agrees and nothing else could be meant, else left apart.
import { describe, expect, it } from 'vitest'
import { worldOf } from '../knowledge/fixture.ts'
import type { Language } from '../model/article.ts'
import { entity, type MadeClaim, reading } from '../record/fixture.ts'
import type { RecordClaim } from '../record/record.ts'
import { join } from './join.ts'

const [xi, tokayev, cn, kz, eu] = ['person:xi', 'person:tokayev', 'country:CN', 'country:KZ', 'org:eu'].map((id) =>
  entity(id),
) as [never, never, never, never, never]

const world = worldOf()

const say = (language: Language, name: string, ...claims: readonly MadeClaim[]): readonly RecordClaim[] => {
  const made = reading({
    title: name,
    published: '2024-07-08',
    language,
    sentences: claims.map((claim, i) => ({ text: `Sentence ${i} of ${name}.`, claims: [claim] })),
  })
  return made.claims.map((claim) => ({
    claim,
    document: { id: made.article.id, language, title: name, published: '2024-07-08' },
    status: 'read' as const,
    sentences: [],
  }))
}

const summit = (name: string, ordinal: number, when = '2024-07-04'): MadeClaim => ({
  type: 'gathering',
  roles: { name, ordinal },
  when,
})
const text = (title: string, kind: string, more: MadeClaim['roles'] = {}): MadeClaim => ({
  type: 'document',
  roles: { title, kind, action: 'issued', parties: [cn, kz], ...more },
  when: '2024-07-04',
})
const call = (other: MadeClaim['roles']['participants'], when = '2024-07-04'): MadeClaim => ({
  type: 'meeting',
  roles: { participants: other as never, format: 'call' },
  when,
})
const tally = (what: string, number: number, unit = 'country'): MadeClaim => ({
  type: 'tally',
  roles: { subject: cn, what, quantity: { number, unit, bound: 'exact' } },
})
const years = (what: string, number: number): MadeClaim => ({
  type: 'milestone',
  roles: { subject: [cn, eu], what, quantity: { number, unit: 'year', bound: 'exact' } },
})
const several = { count: { number: 10, bound: 'over' } } as const

const one: readonly [string, readonly RecordClaim[]][] = [
  [
    'a numbered summit under two names',
    [...say('zh-Hans', 'a', summit('第九次领导人会晤', 9)), ...say('en', 'b', summit('9th leaders meeting', 9))],
  ],
  [
    'the only joint statement of a day',
    [
      ...say('zh-Hans', 'a', text('关于水资源的联合声明', 'joint-statement')),
      ...say('ru', 'b', text('заявление о воде', 'joint-statement')),
    ],
  ],
  [
    'all agreements of a day together',
    [
      ...say('zh-Hans', 'a', text('合作文件', 'agreement', several)),
      ...say('en', 'b', text('cooperation documents', 'agreement', several)),
    ],
  ],
  [
    'a call with somebody in no registry',
    [...say('zh-Hans', 'a', call([xi, { name: '奥某' }])), ...say('en', 'b', call([xi, { name: 'A. Omo' }]))],
  ],
  [
    'a group and its people',
    [
      ...say('zh-Hans', 'a', call([xi, tokayev, { name: '某某' }])),
      ...say('en', 'b', call([xi, { name: 'the leaders', group: true }])),
    ],
  ],
  ['a telling number', [...say('zh-Hans', 'a', tally('建交国', 182)), ...say('en', 'b', tally('states', 182))]],
  ['an anniversary', [...say('zh-Hans', 'a', years('建交', 50)), ...say('en', 'b', years('relations', 50))]],
]

const two: readonly [string, readonly RecordClaim[]][] = [
  [
    'summits of other numbers',
    [...say('zh-Hans', 'a', summit('第九次领导人会晤', 9)), ...say('en', 'b', summit('10th leaders meeting', 10))],
  ],
  [
    'summits of other days',
    [
      ...say('zh-Hans', 'a', summit('第九次领导人会晤', 9)),
      ...say('en', 'b', summit('9th leaders meeting', 9, '2024-09-04')),
    ],
  ],
  [
    'single agreements, of which a day can see many',
    [...say('zh-Hans', 'a', text('农业合作协定', 'agreement')), ...say('en', 'b', text('visa agreement', 'agreement'))],
  ],
  [
    'names of one language that differ',
    [
      ...say('en', 'a', text('statement on water', 'joint-statement')),
      ...say('en', 'b', text('declaration on rail', 'joint-statement')),
    ],
  ],
  ['calls with two known people', [...say('zh-Hans', 'a', call([xi, tokayev])), ...say('en', 'b', call([xi, kz]))]],
  ['a small number', [...say('zh-Hans', 'a', tally('建交国', 3)), ...say('en', 'b', tally('islands', 3))]],
  ['one number of two things', [...say('en', 'a', tally('embassies', 182)), ...say('en', 'b', tally('cities', 182))]],
]

describe('told in two languages', () => {
  it.each(one)('%s is one', (_name, claims) => {
    expect(join(claims, world).events).toHaveLength(1)
  })

  it.each(two)('%s stay two', (_name, claims) => {
    expect(join(claims, world).events).toHaveLength(2)
  })

  it('proposes where more than one could be meant', () => {
    const claims = [
      ...say('zh-Hans', 'a', text('关于水资源的声明', 'statement'), text('关于铁路的声明', 'statement')),
      ...say('en', 'b', text('statement on water', 'statement')),
    ]
    const { events, proposed } = join(claims, world)
    expect(events).toHaveLength(3)
    expect(proposed.map(({ why }) => why)).toEqual([
      'told in two languages, and more than one could be meant',
      'told in two languages, and more than one could be meant',
    ])
  })

  it('keeps apart what a person set apart', () => {
    const claims = [
      ...say('zh-Hans', 'a', summit('第九次领导人会晤', 9)),
      ...say('en', 'b', summit('9th leaders meeting', 9)),
    ]
    const ids = claims.map(({ claim }) => claim.id)
    const split = {
      id: 'de_1',
      at: '2024-07-09T00:00:00Z',
      by: 'A. Reader',
      act: { kind: 'split', claims: ids },
    } as const
    expect(join(claims, world, [split]).events).toHaveLength(2)
  })
})
