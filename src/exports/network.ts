// Who is told of together: a network of people, states and organisations with the days of each tie, as GEXF and GraphML.
import type { ClaimType } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'
import { daysOf } from './days.ts'
import { actorsOf, type Documents, keyOf, labelOf, type StreamFormat } from './exported.ts'

/** Claims that tie those who stand in them, and the roles in which they stand. */
const TIES: Partial<Readonly<Record<ClaimType, readonly RoleName[]>>> = {
  meeting: ['participants'],
  visit: ['visitor', 'host'],
  document: ['parties'],
  partnership: ['parties'],
  membership: ['members', 'organisation'],
  honour: ['by', 'recipient'],
}

interface Tie {
  readonly a: string
  readonly b: string
  readonly type: ClaimType
  readonly claims: { readonly id: string; readonly first?: string; readonly last?: string }[]
}

interface Network {
  /** key → label */
  readonly nodes: ReadonlyMap<string, string>
  readonly ties: readonly Tie[]
}

async function networkOf(documents: Documents): Promise<Network> {
  const nodes = new Map<string, string>()
  const ties = new Map<string, Tie>()
  for await (const { claims } of documents)
    for (const { claim } of claims) {
      const roles = TIES[claim.type]
      if (!roles || claim.mode === 'denied') continue
      const actors = new Map(actorsOf(claim, roles).map((one) => [keyOf(one), labelOf(one)]))
      for (const [key, label] of actors) if (!nodes.has(key)) nodes.set(key, label)
      const days = daysOf(claim.when)
      for (const [a, b] of pairs([...actors.keys()].sort())) {
        const key = `${claim.type}\n${a}\n${b}`
        const tie = ties.get(key) ?? { a, b, type: claim.type, claims: [] }
        tie.claims.push({ id: claim.id, ...days })
        ties.set(key, tie)
      }
    }
  return { nodes, ties: [...ties.values()] }
}

const pairs = (keys: readonly string[]): (readonly [string, string])[] =>
  keys.flatMap((a, i) => keys.slice(i + 1).map((b) => [a, b] as const))

/** Text inside XML; what XML cannot hold at all is left out. */
const xml = (text: string): string =>
  text
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const kindOf = (key: string): string => key.slice(0, key.indexOf(':'))
const ids = (tie: Tie): string => tie.claims.map(({ id }) => id).join(' ')
const edge = (tie: Tie, index: number): string => `id="e${index}" source="${xml(tie.a)}" target="${xml(tie.b)}"`

function* gexfLines({ nodes, ties }: Network): Iterable<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
  yield '<graph defaultedgetype="undirected" mode="dynamic" timeformat="date" timerepresentation="interval">\n'
  yield '<attributes class="node" mode="static"><attribute id="kind" title="kind" type="string"/></attributes>\n'
  yield '<attributes class="edge" mode="static"><attribute id="type" title="type" type="string"/>'
  yield '<attribute id="claims" title="claims" type="string"/></attributes>\n<nodes>\n'
  for (const [key, label] of nodes)
    yield `<node id="${xml(key)}" label="${xml(label)}"><attvalues><attvalue for="kind" value="${xml(kindOf(key))}"/></attvalues></node>\n`
  yield '</nodes>\n<edges>\n'
  for (const [i, tie] of ties.entries()) {
    const spells = tie.claims.flatMap(({ first, last }) =>
      first && last ? [`<spell start="${first}" end="${last}"/>`] : [],
    )
    yield `<edge ${edge(tie, i)} weight="${tie.claims.length}"><attvalues><attvalue for="type" value="${tie.type}"/><attvalue for="claims" value="${ids(tie)}"/></attvalues>`
    yield `${spells.length > 0 ? `<spells>${spells.join('')}</spells>` : ''}</edge>\n`
  }
  yield '</edges>\n</graph>\n</gexf>\n'
}

export const gexf: StreamFormat = {
  name: 'gexf',
  doc: 'the network of who is told of together, with its days, for Gephi',
  mediaType: 'application/gexf+xml',
  suffix: '.gexf',
  async *write(documents) {
    yield* gexfLines(await networkOf(documents))
  },
}

const GRAPHML_KEYS = [
  ['label', 'node', 'string'],
  ['kind', 'node', 'string'],
  ['type', 'edge', 'string'],
  ['weight', 'edge', 'int'],
  ['first', 'edge', 'string'],
  ['last', 'edge', 'string'],
  ['claims', 'edge', 'string'],
] as const

const data = (key: string, value: string | number | undefined): string =>
  value === undefined ? '' : `<data key="${key}">${xml(String(value))}</data>`

function* graphmlLines({ nodes, ties }: Network): Iterable<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
  for (const [name, of, type] of GRAPHML_KEYS)
    yield `<key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`
  yield '<graph edgedefault="undirected">\n'
  for (const [key, label] of nodes)
    yield `<node id="${xml(key)}">${data('label', label)}${data('kind', kindOf(key))}</node>\n`
  for (const [i, tie] of ties.entries()) {
    const first = tie.claims.flatMap((c) => c.first ?? []).sort()[0]
    const last = tie.claims
      .flatMap((c) => c.last ?? [])
      .sort()
      .at(-1)
    yield `<edge ${edge(tie, i)}>${data('type', tie.type)}${data('weight', tie.claims.length)}${data('first', first)}${data('last', last)}${data('claims', ids(tie))}</edge>\n`
  }
  yield '</graph>\n</graphml>\n'
}

export const graphml: StreamFormat = {
  name: 'graphml',
  doc: 'the same network, for yEd, igraph and Cytoscape',
  mediaType: 'application/graphml+xml',
  suffix: '.graphml',
  async *write(documents) {
    yield* graphmlLines(await networkOf(documents))
  },
}
