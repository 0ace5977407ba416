// Words given to somebody by the layout of the text: turns of an interview, a source cited, a letter read out.
import { classOf, type Mention, mentionsOf } from '../mentions/items.ts'
import { type Clause, isVerb } from './clause.ts'
import { speaks } from './saying.ts'
import type { Sentence } from './sentences.ts'
import type { SentenceClauses, Speaker, State } from './voice.ts'

/** "Question:", "Answer:" opens a paragraph of an interview: who asks is a reporter, who answers is the one interviewed. */
export function turnOf(sentence: Sentence, clauses: readonly Clause[], state: State): Speaker | undefined {
  const first = clauses[0]
  const alone = first?.items.length === 1 && (first.closed === '：' || first.closed === ':')
  if (!first || !alone || state.turned === sentence.paragraph) return undefined
  const opener = first.items[0]!
  const turn = classOf(opener, 'turn')
  const named = mentionsOf(opener)
  // a name and a colon open a turn as well
  if (turn === undefined && !(named.length === 1 && named[0]!.kind === 'person' && state.sentences.first(sentence)))
    return undefined
  state.turned = sentence.paragraph
  if (turn === undefined) return { mentions: named, form: 'indirect' }
  const { start, end } = first
  if (turn === 'question')
    return {
      mentions: [
        {
          kind: 'person',
          start,
          end,
          name: state.questioner,
          nameStart: start,
          nameEnd: end,
          candidates: [],
          offices: [],
          via: 'form',
        },
      ],
      form: 'indirect',
    }
  return state.interviewed ? { mentions: state.interviewed, form: 'indirect' } : undefined
}

/** "According to the foreign ministry, ...": what follows is told on somebody's word. */
export function citedIn(clauses: readonly Clause[]): readonly Mention[] | undefined {
  const [first, second] = clauses
  if (!first || !second || classOf(first.items[0], 'cites') === undefined) return undefined
  // "by an agency's report, the spokesman said": somebody else speaks already
  const named = first.items.filter((x) => mentionsOf(x).some(speaks)).length
  if (named > 1 && first.items.some((x) => classOf(x, 'say') === 'say')) return undefined
  const ref = first.items.slice(1, 4).find((x) => mentionsOf(x).some(speaks))
  return ref ? mentionsOf(ref) : undefined
}

/** "The full text of the telegram follows:" opens a letter; who sent it speaks until the signature. */
export function letterOpened(clauses: readonly Clause[], state: State): Speaker | undefined {
  const last = clauses.at(-1)
  if (
    !last ||
    (last.closed !== '：' && last.closed !== ':') ||
    !last.items.some(
      (x) => (x.kind === 'noun' && x.cls === 'document' && x.value === 'letter') || classOf(x, 'letter') !== undefined,
    )
  )
    return undefined
  const sender = (state.sentenceSubject ?? state.lastSubject)?.filter((m) => m.kind === 'person')
  return sender?.length ? { mentions: sender, form: 'direct' } : undefined
}

/** A line that only names the sender closes his letter. */
export const isSigned = (clauses: readonly Clause[], letter: Speaker): boolean =>
  clauses.length === 1 &&
  clauses[0]!.items.every((x) => x.kind === 'ref' || x.kind === 'text' || (x.kind === 'word' && !isVerb(x))) &&
  clauses[0]!.items.some((x) => mentionsOf(x).some((m) => m.name === letter.mentions[0]?.name))

/** Whom an interview is with: a spokesperson, else the last person named before the first turn. */
export function interviewed(
  sentences: readonly SentenceClauses[],
  spokes: readonly string[],
): readonly Mention[] | undefined {
  const first = sentences.findIndex(
    ({ clauses }) => clauses[0]?.items.length === 1 && classOf(clauses[0].items[0], 'turn') !== undefined,
  )
  if (first < 0) return undefined
  const people = sentences
    .slice(0, first)
    .flatMap(({ clauses }) =>
      clauses.flatMap((c) =>
        c.items.flatMap((x) => mentionsOf(x).filter((m) => m.kind === 'person' && m.via !== 'title')),
      ),
    )
  const last =
    people.findLast((m) => m.offices.some((o) => spokes.some((w) => o.title.endsWith(w)))) ??
    people.findLast((m) => m.offices.length > 0) ??
    people.at(-1)
  return last ? [last] : undefined
}
