// A program that appends and decides as fast as it can and says each thing that was acknowledged; its test kills it.
import { writeSync } from 'node:fs'
import { entity, reading } from './fixture.ts'
import { openRecord } from './open.ts'

const [path = '', round = '0'] = process.argv.slice(2)
const record = await openRecord(path)
for (let n = 0; ; n++) {
  const one = reading({
    title: `Round ${round}, report ${n}`,
    published: '2024-07-03',
    sentences: [
      {
        text: 'They met in Astana.',
        claims: [
          { type: 'meeting', roles: { participants: [entity('person:a'), entity('person:b')] }, when: '2024-07-03' },
        ],
      },
      { text: 'They signed.', claims: [{ type: 'ceremony', roles: { kind: 'signing' } }] },
    ],
  })
  await record.append([one])
  writeSync(1, `document ${one.article.id}\n`)
  const claim = one.claims[0]?.id ?? ''
  const decision = await record.decide({ act: { kind: n % 2 === 0 ? 'accept' : 'reject', claim }, by: 'A' })
  writeSync(1, `decision ${decision.id}\n`)
}
