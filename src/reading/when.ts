// The times of an article: each expression resolved in order, and the date that a claim takes from its clause or event.
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Article } from '../model/article.ts'
import type { When } from '../model/when.ts'
import type { Item } from './mentions/items.ts'
import { classOf } from './mentions/items.ts'
import { resolveTime, sinceOf, type TimeAnchors, type TimeHit } from './time/time.ts'

export interface Times {
  /** The resolved date of the expression that starts at an offset. */
  readonly at: ReadonlyMap<number, When>
  /** EDTF of the report: dateline, else publication, as far as known. */
  readonly reportDate: string | undefined
  readonly since: (value: { readonly time: TimeHit }) => string | undefined
  readonly anchors: TimeAnchors
}

export function timesOf(article: Article, items: readonly (readonly Item[])[], knowledge: Knowledge): Times {
  const reportDate = article.dateline?.date ?? article.published
  const base: TimeAnchors = {
    ...(article.dateline?.date ? { dateline: article.dateline.date } : {}),
    ...(article.published ? { published: article.published } : {}),
    ...(article.dateline?.monthDay ? { datelineMonthDay: article.dateline.monthDay } : {}),
    events: (id) => knowledge.dateOf(id),
  }
  const at = new Map<number, When>()
  let previous: When | undefined
  const visit = (list: readonly Item[]) => {
    list.forEach((item, i) => {
      if (item.kind === 'noun') visit(item.inner)
      if (item.kind !== 'time') return
      const direction = list.slice(Math.max(0, i - 2), i).some((x) => classOf(x, 'mode') === 'planned') ? ('future' as const) : undefined
      const when = resolveTime(item.time, { ...base, ...(previous ? { previous } : {}) }, direction ? { direction } : {})
      at.set(item.start, when)
      if (when.edtf && item.time.kind !== 'age' && item.time.kind !== 'duration') previous = when
    })
  }
  for (const list of items) visit(list)
  return { at, reportDate: reportDate ?? undefined, since: ({ time }) => sinceOf(time, base)?.edtf, anchors: base }
}
