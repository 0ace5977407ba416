// The passages of corpus/events.yaml, read for real: those of one event are joined, near misses stay apart.
import { readFileSync } from 'node:fs'
import { join as path } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadPacks, readSource, SHIPPED_CORPUS } from '../../src/chancery.ts'
import { join } from '../../src/events/join.ts'
import { openRecord } from '../../src/record/open.ts'

interface Group {
  readonly event: string
  readonly same: boolean
  readonly members: readonly { readonly file: string; readonly quote: string }[]
}

/**
 * Of the pairs that belong together: how many gave claims of one type, and of these how many were joined. What is wanted
 * is 90 % of all. Missing are passages from which nothing comparable is read, reports that give no date anywhere (two
 * pairs), a text told with other parties, talks planned in a text without a date, and gatherings without a series.
 */
const FLOORS = { read: 0.62, joined: 0.56 }

const groups = parse(readFileSync(path(SHIPPED_CORPUS, 'events.yaml'), 'utf8')) as readonly Group[]
const { packs, errors } = loadPacks()
if (!packs) throw new Error(JSON.stringify(errors.slice(0, 3)))

const record = await openRecord(':memory:')
for (const file of new Set(groups.flatMap(({ members }) => members.map((one) => one.file)))) {
  const outcome = await readSource(file, readFileSync(path(SHIPPED_CORPUS, file)), packs)
  if (!('readings' in outcome)) throw new Error(`${file}: ${outcome.reason}`)
  // Where it came from finds its passages again.
  await record.append(outcome.readings)
}
const all = await record.claims()
const texts = new Map<string, { readonly file: string; readonly text: string }>()
for (const id of new Set(all.map(({ document }) => document.id))) {
  const page = await record.document(id)
  if (page) texts.set(id, { file: page.article.source.path, text: page.article.text })
}
const { events, proposed } = join(all, packs.knowledge.world)

/** Who holds which office and who said what stands in most passages, and is not what they are compared for. */
const ASIDE: ReadonlySet<string> = new Set(['office', 'statement'])

interface Found {
  readonly event: string
  readonly claim: string
  readonly type: string
}

/** What was read from these words. */
const foundIn = ({ file, quote }: Group['members'][number]): readonly Found[] =>
  events.flatMap((event) =>
    event.claims.flatMap(({ claim }) => {
      const text = texts.get(claim.document)
      const start = text?.file === file ? text.text.indexOf(quote) : -1
      const here = start >= 0 && claim.evidence.some((one) => one.start < start + quote.length && start < one.end)
      return here && !ASIDE.has(claim.type) ? [{ event: event.id, claim: claim.id, type: claim.type }] : []
    }),
  )

const pairs = groups.flatMap(({ event, same, members }) =>
  members.flatMap((a, i) => members.slice(i + 1).map((b) => ({ event, same, a: foundIn(a), b: foundIn(b) }))),
)
type Pair = (typeof pairs)[number]
/** Two claims, one of each passage, in one event. One claim that stands in both passages joins nothing. */
const shared = ({ a, b }: Pair): boolean => a.some((x) => b.some((y) => x.event === y.event && x.claim !== y.claim))
const read = ({ a, b }: Pair): boolean => a.some((x) => b.some((y) => x.type === y.type && x.claim !== y.claim))

describe('passages of one event', () => {
  const wanted = pairs.filter(({ same }) => same)
  const both = wanted.filter(read)
  const joined = both.filter(shared)
  it(`${wanted.length} pairs, ${both.length} of them read, ${joined.length} of these joined`, () => {
    expect(both.length / wanted.length).toBeGreaterThanOrEqual(FLOORS.read)
    expect(
      joined.length / both.length,
      both
        .filter((one) => !shared(one))
        .map(({ event }) => event)
        .join('\n'),
    ).toBeGreaterThanOrEqual(FLOORS.joined)
  })
})

describe('near misses', () => {
  it.each(pairs.filter(({ same }) => !same))('$event stays apart', (pair) => {
    expect(shared(pair)).toBe(false)
  })
})

it('what is proposed for review is not joined already', () => {
  const held = new Map(events.flatMap((event) => event.claims.map(({ claim }) => [claim.id, event.id] as const)))
  for (const {
    claims: [a, b],
  } of proposed)
    expect(held.get(a)).not.toBe(held.get(b))
})
