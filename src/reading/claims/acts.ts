// Acts of one part of a sentence: the rules of each word run on its units, then dates that come from elsewhere.
import { unitsAfter } from '../clauses/postverbal.ts'
import { type Unit, unitsOf } from '../clauses/units.ts'
import type { LanguageKnowledge } from '../grammar.ts'
import { classOf, type Item, type ItemOf, lexOf } from '../mentions/items.ts'
import { isUnderWay } from './alike.ts'
import { ahead, inheritDate, isToCome, mayInherit, onceOnly } from './dates.ts'
import { type Draft, hasTerm } from './draft.ts'
import { frameDraft } from './frames.ts'
import { patternDrafts } from './patterns.ts'
import { postScene } from './postscene.ts'
import { withHe, withSpeaker } from './pronouns.ts'
import { type Context, type Scene, sceneAt } from './scene.ts'
import { heOf, isTurn, keyOf, type Memory, type Part, type Telling } from './telling.ts'

/** Acts take the date of the event that they are told with; words and counts do not. */
const DATED: ReadonlySet<string> = new Set([
  'meeting',
  'visit',
  'gathering',
  'ceremony',
  'document',
  'honour',
  'partnership',
  'project',
  'membership',
  'chairmanship',
])

/** Who presides goes on presiding; a chair taken over or handed on is an act. */
const isStanding = (draft: Draft): boolean => draft.type === 'chairmanship' && hasTerm(draft, 'action', 'holds')

/** Nouns whose own names tell of something: what was decided, how old something is. */
const NAMED: ReadonlySet<string> = new Set(['document', 'gathering', 'ceremony'])

/** How far into a clause "he" is still its subject. */
const HE_WITHIN = { before: 3, after: 7 }

export function actsOf(telling: Telling, part: Part, context: Context): Draft[] {
  const { language } = telling.input
  const sceneOf = language.slots === 'after' ? postScene : sceneAt
  const he = heOf(telling, part)
  const units = language.slots === 'after' ? unitsAfter(part.clause) : unitsOf(part.clause, telling.memory.places)
  return units.flatMap((unit) => {
    const items = unit.items.map((x, i) =>
      i < HE_WITHIN[language.slots] && he?.length && !classOf(unit.items[i - 1], 'coverb')
        ? withHe(x, he)
        : withSpeaker(x, part.speaker),
    )
    const acting: Unit = { ...unit, items }
    return items.flatMap((item, at) => [
      ...(item.kind === 'noun' && NAMED.has(item.cls)
        ? insideName(item, acting, context, language).map((d) =>
            d.type === 'partnership' ? settled(d, telling, part) : d,
          )
        : []),
      ...(startsRules(item) ? actsAt(telling, part, sceneOf(acting, at, context)) : []),
    ])
  })
}

/** What a relative clause tells of things, without anybody as its head. */
const TOLD_INSIDE: ReadonlySet<string> = new Set(['membership', 'milestone', 'project'])

/** What the rules of one word read. */
function actsAt(telling: Telling, part: Part, scene: Scene): Draft[] {
  const { unit, at } = scene
  const item = unit.items[at]!
  const drafts = readAt(item, scene, telling.input.language)
  if (drafts.length) telling.memory.covered.add(item.start)
  const headline = drafts.length > 0 && isHeadlinePlan(scene, part)
  return drafts
    .filter((d) => !unit.relative || unit.head || scene.subject?.via === 'own' || TOLD_INSIDE.has(d.type))
    .map((d) => settled(headline && d.mode === 'happened' ? { ...d, mode: 'planned' } : d, telling, part))
}

/** A headline's infinitive is of what is to come: "Minister Roe to visit Norland". */
function isHeadlinePlan({ items, at, subject }: Scene, part: Part): boolean {
  if (part.spoken.sentence.part === 'paragraph' || subject?.via !== 'own') return false
  const to = items.findLastIndex((x, i) => i < at && classOf(x, 'coverb') === 'to')
  const acts = items.indexOf(subject.item)
  return to >= 0 && acts >= 0 && to === acts + 1
}

function startsRules(item: Item): boolean {
  const lex = lexOf(item)
  return lex
    ? lex.is.event !== undefined || lex.is.anchor !== undefined
    : item.kind === 'time' && (item.time.kind === 'age' || item.time.kind === 'duration')
}

function readAt(item: Item, scene: Scene, language: LanguageKnowledge): Draft[] {
  const lex = lexOf(item)
  if (!lex) return language.agePatterns.flatMap((pattern) => patternDrafts(pattern, scene))
  return lex.senses.flatMap((sense) =>
    sense.cls === 'event'
      ? frameDraft(language.frames.get(sense.value)!, scene)
      : sense.cls === 'anchor'
        ? patternDrafts(language.patterns.get(sense.value)!, scene)
        : [],
  )
}

/** Mode and date as the sentence and the report settle them. */
function settled(draft: Draft, { input, memory, tie, during }: Telling, part: Part): Draft {
  // what two sides are to each other holds, whatever is asked of it
  if (draft.type === 'partnership' && hasTerm(draft, 'action', 'holds')) draft.mode = 'happened'
  // a count and an age are of what has been
  if (draft.type === 'tally' || draft.type === 'milestone') draft.mode = 'happened'
  // what is under way goes on, whatever else happened
  if (draft.type === 'tally' && !draft.when?.edtf && (tie || countsDays(part))) inheritDate(draft, memory.eventDate)
  if (!DATED.has(draft.type) || isUnderWay(draft) || isStanding(draft)) return draft
  onceOnly(draft)
  if (draft.mode === 'planned' || draft.mode === 'proposed') ahead(draft, input.times.reportDate)
  if (draft.mode === 'happened' && isToCome(draft.when?.edtf, input.times.reportDate)) draft.mode = 'planned'
  if (!draft.when?.edtf && draft.mode === 'happened' && mayInherit(draft, part, tie))
    inheritDate(draft, memory.eventDate)
  // what is planned for a visit is dated with it
  const after = input.language.slots === 'after'
  const planned = after || tie || during || isOfVisit(draft, memory) ? memory.plan : undefined
  const tells = part.level === 'report' || isTurn(part.speaker, input.text)
  if (!draft.when?.edtf && draft.mode === 'planned' && (tells || !after)) inheritDate(draft, planned)
  keepVisit(draft, memory, after)
  return draft
}

/** "In five days he took part in over 30 events". */
const countsDays = ({ clause }: Part): boolean =>
  clause.items.some(
    (x) => x.kind === 'time' && x.time.expr.kind === 'duration' && x.time.expr.amounts[0]?.unit === 'day',
  )

/** What is planned in the paragraph that announces a visit is part of it, but for a visit to another state. */
function isOfVisit(draft: Draft, memory: Memory): boolean {
  const host = draft.roles.get('host')?.[0]
  const elsewhere = draft.type === 'visit' && !(host?.kind === 'mention' && host.mention.kind === 'place')
  return memory.planIn === memory.paragraph && !elsewhere
}

/** The days of a planned visit are those of all that is planned for its guest. */
function keepVisit(draft: Draft, memory: Memory, after: boolean): void {
  const visitor = draft.roles.get('visitor')?.[0]
  if (draft.type !== 'visit' || draft.mode !== 'planned' || !draft.when?.edtf || visitor?.kind !== 'mention') return
  const key = keyOf(visitor.mention)
  if (key && !memory.visits.has(key)) memory.visits.set(key, draft.when)
  if (after) return
  memory.plan = draft.when
  memory.planIn = memory.paragraph
}

const isPattern = (draft: Draft, language: LanguageKnowledge): boolean => language.patterns.has(draft.rule)

/** What a name itself tells: how old something is ("the meeting for the 60th anniversary of ..."), or what a document decided ("decision on granting ... the status of a member", "communiqué on establishing ... relations"). */
function insideName(noun: ItemOf<'noun'>, unit: Unit, context: Context, language: LanguageKnowledge): Draft[] {
  const inside: Unit = { ...unit, items: noun.inner }
  return noun.inner.flatMap((item, at) =>
    item.kind === 'time' && startsRules(item)
      ? readAt(item, sceneAt(inside, at, context), language).filter((d) => d.type === 'milestone')
      : (lexOf(item)?.senses ?? [])
          .flatMap((s) => {
            const scene = sceneAt(inside, at, context)
            if (s.cls === 'anchor') return patternDrafts(language.patterns.get(s.value)!, scene)
            return s.cls === 'event' ? frameDraft(language.frames.get(s.value)!, scene) : []
          })
          .filter((d) => KEPT.includes(d.type) || (d.type === 'membership' && isPattern(d, language)))
          .map((d) => (d.type === 'project' ? agreed(d) : d)),
  )
}

/** What a document's name tells of: a relationship, a thing to be built. */
const KEPT: readonly string[] = ['partnership', 'project']

/** "an agreement on the construction of a plant": what is agreed on is yet to be built. */
const agreed = (draft: Draft): Draft => ({
  ...draft,
  roles: new Map(draft.roles).set('stage', [{ kind: 'term', term: 'agreed' }]),
  mode: 'planned',
})
