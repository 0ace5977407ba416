// Where a role takes its values from: the sources that rules name, read off the scene of an event.
import type { Source, Sources } from '../../knowledge/rules.ts'
import { isVerb } from '../clauses/clause.ts'
import { classOf, type Item, type ItemOf, type Mention, mentionsOf } from '../mentions/items.ts'
import type { DraftValue } from './draft.ts'
import type { Scene } from './frames.ts'

const KIND = (m: Mention): string => m.kind

export const deep = (items: readonly Item[]): Item[] =>
  items.flatMap((x) => (x.kind === 'noun' ? [x, ...deep(x.inner)] : [x]))

export function valuesOf(sources: Sources, scene: Scene, noun: ItemOf<'noun'> | undefined): DraftValue[] {
  for (const alternative of sources) {
    const values = alternative.flatMap((source) => take(source, scene, noun))
    if (values.length) return distinctValues(values)
  }
  return []
}

function distinctValues(values: readonly DraftValue[]): DraftValue[] {
  return values.filter(
    (v, i) =>
      !values
        .slice(0, i)
        .some(
          (w) =>
            v.kind === 'mention' &&
            w.kind === 'mention' &&
            v.mention.start === w.mention.start &&
            v.mention.end === w.mention.end,
        ),
  )
}

export function mentionsIn(sources: Sources, scene: Scene, noun: ItemOf<'noun'> | undefined): Mention[] {
  return valuesOf(sources, scene, noun).flatMap((v) => (v.kind === 'mention' ? [v.mention] : []))
}

function take(source: Source, scene: Scene, noun: ItemOf<'noun'> | undefined): DraftValue[] {
  const fits = (m: Mention) =>
    !source.kinds.length ||
    source.kinds.includes(KIND(m)) ||
    (m.kind === 'place' &&
      m.candidates[0] !== undefined &&
      source.kinds.includes(scene.context.sort(m.candidates[0]) ?? 'city'))
  const refs = (items: readonly Item[]): DraftValue[] =>
    items.flatMap((x) =>
      mentionsOf(x)
        .filter(fits)
        .map((mention): DraftValue => ({ kind: 'mention', mention })),
    )
  switch (source.from) {
    case 'subject':
      return scene.subject ? scene.subject.mentions.filter(fits).map((mention) => ({ kind: 'mention', mention })) : []
    case 'object':
      return refs(scene.objects)
    case 'head':
      return scene.unit.head ? refs([scene.unit.head]) : []
    case 'noun':
      return noun ? [{ kind: 'text', span: { start: noun.start, end: noun.end } }] : []
    case 'sides': {
      const at = scene.items[scene.at]!
      return [
        {
          kind: 'mention',
          mention: {
            kind: 'group',
            group: 'two-sides',
            start: at.start,
            end: at.end,
            name: scene.context.text.slice(at.start, at.end),
            nameStart: at.start,
            nameEnd: at.end,
            candidates: [],
            offices: [],
            via: 'group',
          },
        },
      ]
    }
    case 'when': {
      const when = scene.context.when(scene.unit, scene.at)
      return when?.edtf ? [{ kind: 'term', term: when.edtf }] : []
    }
    case 'event': {
      const event = scene.items[scene.at]!
      return [{ kind: 'text', span: { start: event.start, end: event.end } }]
    }
    case 'noun-level':
      return noun ? [{ kind: 'entity', id: noun.id ?? '', span: { start: noun.start, end: noun.end } }] : []
    case 'inner-nouns': {
      const inside = noun
        ? deep(noun.inner).filter((x): x is ItemOf<'noun'> => x.kind === 'noun' && source.kinds.includes(x.cls))
        : []
      return inside.map((x) => ({ kind: 'text', span: { start: x.start, end: x.end } }))
    }
    case 'noun-id':
      return noun?.id ? [{ kind: 'entity', id: noun.id, span: { start: noun.start, end: noun.end } }] : []
    case 'noun-left':
      return noun && noun.headStart > noun.start ? leftOf(noun) : []
    case 'inner':
      return noun ? refs(deep(noun.inner)) : []
    case 'next':
      return scene.context.next.flatMap((mention): DraftValue[] =>
        fits(mention) ? [{ kind: 'mention', mention }] : [],
      )
    case 'pair':
      return refs(
        scene.unit.clause.items.filter((x) => mentionsOf(x).some((m) => m.kind === 'group' && m.members !== undefined)),
      )
    case 'near':
      return refs(scene.items.filter((x) => x.kind === 'ref'))
    case 'outer':
      return scene.outer ? scene.outer.mentions.filter(fits).map((mention) => ({ kind: 'mention', mention })) : []
    case 'heads': {
      const at = scene.items[scene.at]!
      return [
        {
          kind: 'mention',
          mention: {
            kind: 'group',
            group: 'two-heads',
            start: at.start,
            end: at.end,
            name: scene.context.text.slice(at.start, at.end),
            nameStart: at.start,
            nameEnd: at.end,
            candidates: [],
            offices: [],
            via: 'group',
          },
        },
      ]
    }
    case 'object-text': {
      // the counted thing: after the event, or before it behind 将
      const counted = scene.items.findIndex((x, i) => x.kind === 'quantity' && i >= scene.from - 1)
      const first = scene.items[counted]
      if (!first) return []
      let last = counted
      while (
        scene.items[last + 1] !== undefined &&
        last + 1 !== scene.at &&
        !isVerb(scene.items[last + 1]!) &&
        scene.items[last + 1]!.kind !== 'mark' &&
        classOf(scene.items[last + 1], 'coverb') === undefined
      )
        last++
      return last > counted ? [{ kind: 'text', span: { start: first.start, end: scene.items[last]!.end } }] : []
    }
    case 'for-text':
    case 'to-text': {
      const role = source.from === 'for-text' ? 'for' : 'to'
      const coverb = scene.items.findLastIndex((x, i) => i < scene.at && classOf(x, 'coverb') === role)
      const first = scene.items[coverb + 1]
      const before = scene.items[scene.at - 1]
      return coverb >= 0 && first && before && before.end > first.start
        ? [{ kind: 'text', span: { start: first.start, end: before.end } }]
        : []
    }
    case 'last': {
      const last = scene.context.last(source.kinds[0] ?? 'org', scene.items[scene.at]!.start)
      return last ? [{ kind: 'mention', mention: last }] : []
    }
    case 'self': {
      const self = scene.items[scene.at]!
      return self.kind === 'noun' ? refs(deep(self.inner)) : []
    }
    case 'ordinal': {
      const ordinal = (noun?.inner ?? scene.items.slice(scene.from, scene.at + 2)).find((x) => x.kind === 'ordinal')
      return ordinal?.kind === 'ordinal' ? [{ kind: 'number', number: ordinal.ordinal.value }] : []
    }
    case 'quantity': {
      const q = (noun ? [...noun.inner, ...scene.items.slice(scene.at)] : scene.items.slice(scene.from, scene.to)).find(
        (x) => x.kind === 'quantity',
      )
      return q?.kind === 'quantity'
        ? [{ kind: 'quantity', quantity: q.quantity.quantity, span: { start: q.start, end: q.end } }]
        : []
    }
    case 'rest': {
      const last = scene.unit.clause.items.at(-1)
      const start = scene.items[scene.at]!.end
      return last && last.end > start ? [{ kind: 'text', span: { start, end: last.end } }] : []
    }
    default:
      return scene.slots
        .filter((s) => s.role === source.from)
        .flatMap((s) =>
          s.item.kind === 'ref'
            ? refs([s.item])
            : source.kinds.includes('text') || (s.item.kind === 'noun' && source.kinds.includes(s.item.cls))
              ? [{ kind: 'text', span: { start: s.item.start, end: s.item.end } } as DraftValue]
              : [],
        )
  }
}

/** What a ceremony is for: the text before its head, cut at its list marks. */
function leftOf(noun: ItemOf<'noun'>): DraftValue[] {
  const out: DraftValue[] = []
  let from = noun.start
  for (const item of noun.inner) {
    if (classOf(item, 'list') && item.end <= noun.headStart) {
      if (item.start > from) out.push({ kind: 'text', span: { start: from, end: item.start } })
      from = item.end
    }
  }
  const end = noun.headStart

  if (end > from) out.push({ kind: 'text', span: { start: from, end } })
  return out
}
