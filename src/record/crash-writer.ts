// A program that appends, reads again and decides as fast as it can and says each thing that was acknowledged; its test kills it.
import { writeSync } from 'node:fs'
import { entity, reading } from './fixture.ts'
import { openRecord } from './open.ts'
import type { DecisionAct } from './record.ts'

const [path = '', round = '0'] = process.argv.slice(2)
const record = await openRecord(path)

const report = (n: number, packs: string) =>
  reading({
    title: `Round ${round}, report ${n}`,
    published: '2024-07-03',
    sentences: [
      {
        text: 'They met in Astana.',
        claims: [
          {
            type: 'meeting',
            // Newer packs read the format too, so that every claim gets another name.
            roles: {
              participants: [entity('person:a'), entity('person:b')],
              ...(packs === 'made' ? {} : { format: 'talks' }),
            },
            when: '2024-07-03',
          },
        ],
      },
      { text: 'They signed.', claims: [{ type: 'ceremony', roles: { kind: 'signing' } }] },
    ],
    versions: { program: '0.1.0', packs },
  })

/** Every kind of decision, in turn. */
const actOn = (n: number, claims: readonly string[], last: string): DecisionAct => {
  const [claim = '', other = ''] = claims
  const document = report(n, 'made').article.id
  const acts: readonly DecisionAct[] = [
    { kind: 'accept', claim },
    { kind: 'reject', claim: other },
    { kind: 'correct', claim, change: { when: '2024-07-02' } },
    { kind: 'join', claims: [claim, other] },
    { kind: 'split', claims: [claim, other] },
    { kind: 'misprint', document, start: 0, end: 5, likely: 'Sound' },
    last === '' ? { kind: 'accept', claim } : { kind: 'undo', decision: last },
  ]
  return acts[(n + Number(round)) % acts.length] as DecisionAct
}

let last = ''
for (let n = 0; ; n++) {
  const one = report(n, 'made')
  await record.append([one])
  writeSync(1, `document ${one.article.id}\n`)
  const act = actOn(
    n,
    one.claims.map(({ id }) => id),
    last,
  )
  const decision = await record.decide({ act, by: 'A. Reader', why: `round ${round}` })
  last = decision.id
  writeSync(1, `decision ${decision.id}\n`)
  if (n % 2 === 0) {
    await record.append([report(n, 'newer')])
    writeSync(1, `again ${one.article.id} ${act.kind} ${decision.id}\n`)
  }
}
