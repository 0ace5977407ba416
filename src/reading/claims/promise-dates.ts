// When a promise was made or kept, and by when it falls due.
import { boundsOf } from '../../model/period.ts'
import type { When } from '../../model/when.ts'
import type { Item } from '../mentions/items.ts'
import { timesOf } from './dates.ts'
import type { Draft } from './draft.ts'
import type { Telling } from './telling.ts'

/** The draft with its dates: what stands before the promise tells when it was made, what stands inside it by when it falls due. */
export function datedPromise(draft: Draft, telling: Telling): Draft {
  const promise = draft.roles.get('promise')?.[0]
  if (promise?.kind !== 'text') return draft
  const { start, end } = promise.span
  const told = telling.group.flatMap((s) =>
    timesOf(s.clause.items).map((x) => ({
      x,
      report: s.level === 'report' || (s.verb !== undefined && x.start < s.verb.start),
    })),
  )
  const kept = draft.mode === 'happened'
  const inside = told.filter(({ x }) => start <= x.start && x.start < end)
  const before = told.filter(({ x, report }) => (report || kept) && x.start < start)
  const at = (x: Item | undefined): When | undefined => (x ? telling.input.times.at.get(x.start) : undefined)
  const made =
    at((kept ? (inside[0] ?? before.at(-1)) : before.findLast(({ x }) => !isDue(x, telling)))?.x) ??
    (kept ? undefined : telling.memory.eventDate)
  if (made?.edtf && !made.edtf.includes('..')) draft.when = made
  if (kept) return draft
  const due = [...inside, ...before]
    .map(({ x }) => at(x)?.edtf)
    .find((edtf) => edtf !== undefined && isAhead(edtf, telling))
  if (due) draft.roles.set('due', [{ kind: 'term', term: lastOf(due) }])
  return draft
}

const isDue = (x: Item, telling: Telling): boolean => isAhead(telling.input.times.at.get(x.start)?.edtf ?? '', telling)

/** After the day of the report. */
function isAhead(edtf: string, { input }: Telling): boolean {
  const [bounds, day] = [boundsOf(edtf), boundsOf(input.times.reportDate)]
  return bounds !== undefined && day !== undefined && bounds[1] > day[1]
}

/** The end of a stretch: "in the next five years" falls due with the fifth. */
const lastOf = (edtf: string): string => {
  const last = edtf
    .split('/')
    .at(-1)!
    .replace(/[~?%]$/u, '')
  return last === '..' ? edtf.split('/')[0]!.replace(/[~?%]$/u, '') : last
}
