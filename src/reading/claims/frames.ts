// Runs frames: at each event of a unit, takes the roles from the grammar of the clause.

import type { Frame } from '../../knowledge/rules.ts'
import type { Mode } from '../../model/claim.ts'
import type { RoleName } from '../../model/claims/roles.ts'
import type { When } from '../../model/when.ts'
import { isVerb, type Subject, slotsAndSubject } from '../clauses/clause.ts'
import { headSubject, type NounPlaces, type Unit } from '../clauses/units.ts'
import type { Speaker } from '../clauses/voice.ts'
import { classOf, type Item, type ItemOf, type Mention } from '../mentions/items.ts'
import type { Draft, DraftValue } from './draft.ts'
import { mentionsIn, valuesOf } from './sources.ts'
import { dropSides, isApart, isCrowd, metApart, pairByPair, peopleCount } from './together.ts'

/** What a unit inherits from the clauses round it. */
export interface Context {
  readonly text: string
  /** Whether the language changes its words: stretches of rules then stand in small letters. */
  readonly cased?: boolean
  readonly speaker: Speaker | undefined
  /** Subject of the clause before, at the same level; or, for a clause of time, of the one after. */
  readonly inherited: Subject | undefined
  readonly inheritedMode: Mode | undefined
  readonly when: (unit: Unit, at: number) => When | undefined
  readonly places: NounPlaces
  /** The noun of a class that the paragraph named last before an offset. */
  readonly lastNoun: (cls: string, before: number) => ItemOf<'noun'> | undefined
  /** Whether a title is that of an organisation's chair. */
  readonly isChair: (title: string) => boolean
  /** The first noun of a class that the article names in full. */
  readonly firstNoun: (cls: string, before: number) => ItemOf<'noun'> | undefined
  /** The first mention of the clause that follows in the sentence. */
  readonly next: readonly Mention[]
  /** The registry's sort of a place: city, region, building... */
  readonly sort: (id: string) => string | undefined
  /** The mention of a kind that the article named last before an offset. */
  readonly last: (kind: string, before: number) => Mention | undefined
}

/** The stretch of a unit that belongs to one event. */
export interface Scene {
  readonly unit: Unit
  readonly items: readonly Item[]
  /** Index of the event's word. */
  readonly at: number
  readonly from: number
  readonly to: number
  readonly subject: Subject | undefined
  readonly slots: readonly { readonly role: string; readonly item: Item }[]
  readonly objects: readonly Item[]
  /** Who governs a pivot: in "the Kazakh side welcomes the president's coming" the Kazakh side. */
  readonly outer: Subject | undefined
  /** What stands free between the verb before and the event: who is let in, in "all sides admit Indonesia to become a member". */
  readonly near: Subject | undefined
  readonly context: Context
}

/** How many items back a subject may stand. */
const WIDEST = 120

/** "10,000 teachers and pupils go to China": a counted noun of its own before the event acts, not who was told of before. */
const hasCounted = (items: readonly Item[], from: number, at: number): boolean =>
  items
    .slice(from, at)
    .some(
      (x, i, all) =>
        x.kind === 'quantity' &&
        classOf(all[i - 1], 'coverb') === undefined &&
        all[i + 1] !== undefined &&
        all[i + 1]!.start === x.end,
    )

export function sceneAt(unit: Unit, at: number, context: Context): Scene {
  const { items } = unit
  let from = 0
  let previous = -1
  // "exchange messages on the 50th anniversary of establishing relations": a verb inside what the event is about is not the one before it
  const about = items.findLastIndex((x, i) => i < at && classOf(x, 'coverb') === 'about')
  for (let i = at - 1; i >= 0; i--) {
    const item = items[i]!
    if (i > about && about >= 0) continue
    if (isVerb(item) && classOf(item, 'verb') !== 'light') {
      previous = i
      from = i + 1
      break
    }
  }
  let to = items.length
  for (let i = at + 1; i < items.length; i++) {
    if (isVerb(items[i]!) && !(i === at + 1)) {
      to = i
      break
    }
  }
  // a clause of hundreds of words without a mark is no clause: only its last stretch is looked at
  const own = slotsAndSubject(items, Math.max(0, at - WIDEST), previous < 0 ? at : previous)
  const near = slotsAndSubject(items, from, at)
  const pivot = previous >= 0 && classOf(items[previous], 'verb') === 'pivot' ? near.subject : undefined
  const subject: Subject | undefined = pivot
    ? { ...pivot, via: 'pivot' }
    : (own.subject ??
      headSubject(unit) ??
      // what the verb before governs acts only where nobody else does; "is" governs nobody
      (previous < 0 || !context.inherited || classOf(items[previous], 'copula') ? near.subject : undefined) ??
      (hasCounted(items, from, at) ? undefined : context.inherited))
  return {
    unit,
    items,
    at,
    from,
    to,
    subject,
    outer: pivot ? (own.subject ?? context.inherited) : undefined,
    near: previous < 0 ? undefined : near.subject,
    slots:
      previous < 0 ? own.slots.concat(near.slots.filter((s) => !own.slots.some((o) => o.item === s.item))) : near.slots,
    objects: objectsAfter(items, at + 1, to),
    context,
  }
}

/** Mentions and nouns that the event governs: after it, before the next verb or mark, lists kept together. */
function objectsAfter(items: readonly Item[], from: number, to: number): Item[] {
  const out: Item[] = []
  for (let i = from; i < to; i++) {
    const item = items[i]!
    if (item.kind === 'mark' && !/[“”‘’「」『』（）《》]/.test(item.mark)) break
    if (classOf(item, 'coverb') && classOf(item, 'list') === undefined && classOf(item, 'coverb') !== 'about') {
      if (out.length) break
    }
    if (classOf(item, 'noise') && out.length && classOf(item, 'list') === undefined) {
      if (!/^.$/u.test(item.kind === 'word' ? item.lex.word : '')) break
    }
    if (item.kind === 'ref' && classOf(items[i + 1], 'abroad') !== undefined && items[i + 1]!.start === item.end)
      continue
    if (item.kind === 'ref' || item.kind === 'noun' || item.kind === 'quantity' || item.kind === 'concept')
      out.push(item)
  }
  return out
}

export function frameDraft(frame: Frame, scene: Scene): Draft[] {
  const { items, at, context } = scene
  const word = items[at]!
  if (isBlocked(frame, scene)) return []
  const object = frame.object ? governed(frame.object, scene) : undefined
  if (object && !object.length) return []
  const scenes: (ItemOf<'noun'> | undefined)[] = object ?? [undefined]
  const drafts: Draft[] = []
  for (const noun of scenes) {
    const roles = new Map<RoleName, DraftValue[]>()
    for (const [role, sources] of Object.entries(frame.roles)) {
      if (role === 'where') continue
      const values = valuesOf(
        sources,
        scene,
        noun,
        frame.claim === 'partnership' ? frame.least[role as RoleName] : undefined,
      )
      if (values.length) roles.set(role as RoleName, values)
    }
    for (const [role, term] of Object.entries(frame.set)) roles.set(role as RoleName, [constant(term, word)])
    for (const [role, table] of Object.entries(frame.terms)) {
      const term = termOf(table, scene, noun)
      if (term) roles.set(role as RoleName, [{ kind: 'term', term }])
    }
    if (frame.claim === 'meeting') dropSides(roles)
    if (Object.entries(frame.least).some(([role, n]) => peopleCount(roles.get(role as RoleName)) < n)) continue
    if (frame.claim === 'meeting' && isCrowd(roles.get('participants'))) continue
    const evidence = [
      {
        start: Math.min(evidenceStart(scene), noun?.start ?? word.start),
        end: Math.max(word.end, noun?.end ?? 0, scene.objects.at(-1)?.end ?? 0),
      },
    ]
    const mode = frame.mode ?? (frame.claim === 'partnership' && isDeclared(scene) ? 'happened' : modeOf(scene))
    const where = frame.roles.where ? mentionsIn(frame.roles.where, scene, noun)[0] : undefined
    const when = frame.claim === 'partnership' && isAged(scene, noun) ? undefined : context.when(scene.unit, at)
    const draft: Draft = {
      type: frame.claim,
      roles,
      evidence,
      mode,
      speaker: context.speaker,
      rule: frame.id,
      confidence: confidenceOf(scene),
    }
    if (when) draft.when = when
    const place = where ?? (noun && context.places.get(noun.start)) ?? undefined
    if (place) draft.where = place
    if (frame.claim === 'meeting' && isApart(scene)) drafts.push(...metApart(draft, scene))
    else if (frame.claim === 'partnership') drafts.push(...pairByPair(draft))
    else drafts.push(...spread(draft, frame.each))
  }
  return drafts
}

/** What a rule sets: a number, a term of the format, or "name = id" for one that the word itself names. */
function constant(term: string | number, { start, end }: Item): DraftValue {
  if (typeof term === 'number') return { kind: 'number', number: term }
  const [name = '', id] = term.split(' = ')
  return id ? { kind: 'entity', id, name, span: { start, end } } : { kind: 'term', term }
}

/** "the two sides decide to establish", "announce that ... is raised to": what two states declare of their relationship is so by these words. */
const isDeclared = (scene: Scene): boolean => {
  const decided = scene.items.findLastIndex((x, i) => i < scene.at && classOf(x, 'decide') !== undefined)
  return (
    decided >= 0 &&
    !scene.items.slice(0, decided).some((x) => classOf(x, 'mode') !== undefined && classOf(x, 'mode') !== 'past')
  )
}

/** "10 years since relations were established": the date of an anniversary is not that of the act. */
const isAged = (scene: Scene, noun: ItemOf<'noun'> | undefined): boolean =>
  scene.items.some(
    (x) =>
      x.kind === 'time' &&
      (x.time.kind === 'age' || x.time.kind === 'duration') &&
      x.start >= (noun?.end ?? scene.items[scene.at]!.end),
  )

/** The nouns of a class that the event governs; with `near`, the last one before it where none follows. */
function governed({ cls, values, near, named }: NonNullable<Frame['object']>, scene: Scene): ItemOf<'noun'>[] {
  const fits = (o: Item): o is ItemOf<'noun'> =>
    o.kind === 'noun' &&
    o.cls === cls &&
    (!values.length || values.includes(o.value)) &&
    (o.value !== 'work' || o.quoted === true)
  const after = scene.objects
    .filter(fits)
    .filter((o, i, all) => cls !== 'honour' || all[i + 1] === undefined || listed(scene.items, o, all[i + 1]!))
  if (cls === 'document' && after.length > 1) return after.filter((o) => !isRest(o, scene.items))
  if (named)
    return [...after, ...(near && !after.length ? beforeOrHead(scene).filter(fits) : [])].filter(
      (o) => o.inner.length > 0 || o.id !== undefined || o.quoted === true,
    )
  if (after.length || !near) return after
  const self = scene.items[scene.at]!
  const inside = self.kind === 'noun' ? outermost(self.inner, fits) : []
  if (inside.length) return inside
  const before = scene.items.slice(0, scene.at).findLast(fits)
  if (before) return cls === 'project' && isNameless(before, scene.items) ? [] : [before]
  const bare = scene.items
    .slice(0, scene.at)
    .every(
      (x) =>
        x.kind === 'time' ||
        x.kind === 'mark' ||
        x.kind === 'quantity' ||
        x.kind === 'ordinal' ||
        classOf(x, 'noise') !== undefined ||
        classOf(x, 'mode') !== undefined ||
        (x.kind === 'noun' && x.value === 'work'),
    )
  const told = bare && (cls === 'project' || cls === 'honour') ? scene.context.lastNoun(cls, self.start) : undefined
  return told && fits(told) ? [told] : []
}

/** What stands before the event, or what its relative clause is said of. */
function beforeOrHead(scene: Scene): Item[] {
  const before = scene.items.slice(0, scene.at)
  const { head } = scene.unit.clause
  return head?.kind === 'noun' && !before.some((x) => x.kind === 'noun') ? [head] : before
}

/** "railway", "centre" alone name nothing; "the first unit", "4 units" and the parts of a plant do. */
const isNameless = (noun: ItemOf<'noun'>, items: readonly Item[]): boolean => {
  const before = items[items.indexOf(noun) - 1]
  return (
    !noun.inner.length &&
    noun.id === undefined &&
    !noun.quoted &&
    noun.value !== 'plant' &&
    before?.kind !== 'quantity' &&
    before?.kind !== 'ordinal'
  )
}

/** "documents such as ..." behind titles: what sums up a list that names its documents. */
const isRest = (noun: ItemOf<'noun'>, items: readonly Item[]): boolean => {
  const before = items.slice(0, items.indexOf(noun)).findLast((x) => x.kind !== 'quantity')
  return classOf(before, 'list') === 'more'
}

/** The nouns that fit, not those inside another that does. */
const outermost = (items: readonly Item[], fits: (x: Item) => boolean): ItemOf<'noun'>[] =>
  items.flatMap((x) => (x.kind !== 'noun' ? [] : fits(x) ? [x] : outermost(x.inner, fits)))

/** Whether a list mark stands between two nouns; without one the second names the first. */
const listed = (items: readonly Item[], a: Item, b: Item): boolean =>
  items.some((x) => x.start >= a.end && x.end <= b.start && classOf(x, 'list') !== undefined)

function isBlocked(frame: Frame, scene: Scene): boolean {
  const { text } = scene.context
  const { start, end } = scene.items[scene.at]!
  if (frame.not.before.some((w) => text.startsWith(w, end))) return true
  if (frame.not.after.some((w) => text.endsWith(w, start) || text.slice(Math.max(0, start - w.length), start) === w))
    return true
  const clause = text.slice(scene.unit.clause.start, scene.unit.clause.end)
  const small = clause.toLowerCase()
  if (frame.not.within.some((w) => clause.includes(w) || (scene.context.cased && small.includes(w)))) return true
  return (
    frame.having.length > 0 &&
    !frame.having.some((w) => clause.includes(w) || (scene.context.cased && small.includes(w)))
  )
}

/** Where the words that carry the claim begin: its own subject, else the first slot or time of the stretch. */
function evidenceStart(scene: Scene): number {
  const own = scene.subject?.via === 'own' || scene.subject?.via === 'pivot' ? scene.subject.item.start : undefined
  const first = scene.items[scene.from === 0 ? 0 : scene.from]
  return Math.min(
    own ?? Number.MAX_SAFE_INTEGER,
    first?.start ?? scene.items[scene.at]!.start,
    scene.items[scene.at]!.start,
  )
}

function termOf(
  table: Readonly<Record<string, string>>,
  scene: Scene,
  noun: ItemOf<'noun'> | undefined,
): string | undefined {
  const { text } = scene.context
  if (noun && table['*'] === 'noun') return noun.value || undefined
  const start = scene.items[scene.from]?.start ?? scene.items[scene.at]!.start
  const end = Math.max(
    scene.items[scene.at]!.end,
    noun?.end ?? 0,
    scene.items[Math.min(scene.items.length - 1, scene.at + 2)]!.end,
  )
  const stretch = text.slice(start, end)
  for (const [word, term] of Object.entries(table)) if (word !== '*' && stretch.includes(word)) return term
  return table['*'] === 'noun' ? undefined : table['*']
}

/** Mode from the words before the event; a plan said once holds on while the subject does. */
export function modeOf(scene: Scene): Mode {
  const { items, at, context } = scene
  // "scheduled for", "to be held": the event's own words set its mode
  if (classOf(items[at], 'mode') === 'planned') return 'planned'
  for (let i = at - 1; i >= 0; i--) {
    const item = items[i]!
    const mode = classOf(item, 'mode')
    if (mode === 'planned' && !isDisposal(items, i)) return 'planned'
    if (mode === 'denied') return 'denied'
    if (classOf(item, 'decide') === 'decide') return 'planned'
    if (mode === 'proposed' || mode === 'hope') return 'proposed'
    // who is congratulated or thanked has done it
    if (classOf(item, 'stance') === 'praises' || classOf(item, 'stance') === 'thanks') return 'happened'
    if (
      classOf(item, 'verb') === 'pivot' ||
      (classOf(item, 'stance') === 'calls-for' && classOf(item, 'event') === undefined)
    )
      return 'proposed'
    if (mode === 'past') return 'happened'
  }
  return scene.subject?.via === 'inherited' || !scene.subject ? (context.inheritedMode ?? 'happened') : 'happened'
}

/** The word that tells the future also marks an object: before a noun phrase it moves an object and tells no future. */
export function isDisposal(items: readonly Item[], i: number): boolean {
  if (classOf(items[i], 'disposal') === undefined) return false
  const next = items[i + 1]
  return (
    next?.kind === 'ref' ||
    next?.kind === 'noun' ||
    next?.kind === 'quantity' ||
    next?.kind === 'concept' ||
    (next?.kind === 'mark' && /[“「]/.test(next.mark))
  )
}

function confidenceOf(scene: Scene): number {
  switch (scene.subject?.via) {
    case 'own':
      return 0.95
    case 'head':
    case 'pivot':
      return 0.9
    case 'inherited':
      return 0.8
    case 'forward':
      return 0.75
    default:
      return 0.7
  }
}

/** One claim for each value of the roles that a frame tells apart. */
export function spread(draft: Draft, each: readonly RoleName[]): Draft[] {
  let out = [draft]
  for (const role of each) {
    out = out.flatMap((d) => {
      const values = d.roles.get(role)
      if (!values || values.length < 2) return [d]
      return values.map((v) => ({ ...d, roles: new Map(d.roles).set(role, [v]), evidence: [...d.evidence] }))
    })
  }
  return out
}
