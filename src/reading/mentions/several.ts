// Several at once where words are not spaced: "leaders of African countries", "foreign ministers of the ASEAN states", "the countries named above".
import { is, type Token } from '../scan/tokens.ts'
import { type Composer, namesOf } from './compose.ts'
import { type Item, type Mention, mentionsOf, printed } from './items.ts'

interface Found {
  readonly mention: Mention
  readonly next: number
}

/** Whose leaders they are may be said by these. */
const OWNERS = ['country', 'org', 'body', 'place']

/** [state, organisation or region] (many states (title) | a word for all leaders) at token i; nothing where a name follows. */
export function severalAt(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const owner = namesOf(tokens[i], OWNERS).length > 0
  let j = owner ? i + 1 : i
  const close = (from: number) => from === i || tokens[from]?.start === tokens[from - 1]!.end
  if (!close(j)) return undefined
  const all = is(tokens[j], 'group')
  if (all === 'all-heads') return owner ? several(tokens, i, j + 1, c) : undefined
  const token = tokens[j]
  const many =
    is(token, 'many') !== undefined ||
    all === 'all-sides' ||
    (token?.kind === 'quantity' && token.quantity.quantity.unit === 'country')
  if (!many) return undefined
  j++
  const title = is(tokens[j], 'title')
  if (title === undefined || !close(j)) return undefined
  while (is(tokens[j], 'title') !== undefined && close(j)) j++
  return namesOf(tokens[j], ['person']).length ? undefined : several(tokens, i, j, c)
}

const several = (tokens: readonly Token[], from: number, next: number, c: Composer): Found => ({
  mention: {
    kind: 'group',
    ...printed(c.text, tokens[from]!.start, tokens[next - 1]!.end),
    candidates: [],
    group: 'all-heads',
    via: 'group',
  },
  next,
})

/** "the countries named above": the states of the sentence so far, by name or as those whose offices its people hold. */
export function listedIn(before: readonly Item[], c: Composer): Mention[] {
  const found = new Map<string, Mention>()
  const add = (id: string | undefined, name: string, from: number) => {
    const start = c.text.indexOf(name, from)
    if (!id?.startsWith('country:') || id === c.language.home || start < 0 || found.has(id)) return
    found.set(id, {
      kind: 'state',
      ...printed(c.text, start, start + name.length),
      candidates: [id],
      via: 'registry',
    })
  }
  for (const m of before.flatMap((x) => mentionsOf(x))) {
    if (m.kind === 'state') add(m.candidates[0], m.name, m.start)
    for (const { of } of m.offices) if (of) add(of.id, of.name, m.start)
  }
  return found.size > 1 ? [...found.values()] : []
}
