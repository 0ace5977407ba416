// From drafts to claims: references resolved, texts cut from the article, a gloss, and an id made of the content.
import type { Article } from '../../model/article.ts'
import type { Claim, ClaimType, VoiceLayer } from '../../model/claim.ts'
import type { RoleName } from '../../model/claims/roles.ts'
import { identityRoles } from '../../model/claims/specs.ts'
import { bounds } from '../../model/period.ts'
import type { EntityRef, GroupRef, RoleValue, Value } from '../../model/value.ts'
import type { When } from '../../model/when.ts'
import type { Speaker } from '../clauses/voice.ts'
import { hash } from '../hash.ts'
import type { Discourse } from '../mentions/discourse.ts'
import type { Mention } from '../mentions/items.ts'
import { type Draft, type DraftValue, hasTerm } from './draft.ts'
import { gloss } from './gloss.ts'

export interface Builder {
  readonly article: Article
  readonly discourse: Discourse
  /** EDTF of the report. */
  readonly reportDate: string | undefined
  /** The date that an age counts from, at its place. */
  readonly since: (value: Extract<DraftValue, { kind: 'age' }>) => string | undefined
}

const LISTS: ReadonlySet<RoleName> = new Set(['participants', 'topics', 'attendees', 'parties', 'elements', 'modes'])

/** A claim, or nothing where an identity role stayed empty. */
export function buildClaim(draft: Draft, b: Builder): Claim | undefined {
  const roles: Partial<Record<RoleName, RoleValue>> = {}
  for (const [role, values] of draft.roles) {
    const out = distinct(values.flatMap((v) => valuesOf(v, role, draft, b)))
    if (!out.length) continue
    roles[role] = out.length === 1 && !LISTS.has(role) ? out[0]! : out
  }
  const missing = identityRoles(draft.type).filter((role) => roles[role] === undefined)
  if (missing.some((role) => !mayLack(draft, role))) return undefined
  if (draft.type === 'meeting' && isAlone(roles.participants)) return undefined
  if (draft.type === 'visit' && isAtHome(roles, b)) return undefined
  if (draft.type === 'partnership' && isAlone(roles.parties)) return undefined
  if (draft.type === 'meeting' && isNameless(draft, roles.participants)) return undefined
  if (roles.members !== undefined && sameEntity(roles.members, roles.organisation)) return undefined
  const { text } = b.article
  const evidence = mergeSpans(draft.evidence).map(({ start, end }) => ({ start, end, quote: text.slice(start, end) }))
  const voice = voiceOf(draft.speaker, b)
  const where = draft.where ? b.discourse.resolve(draft.where)[0] : undefined
  const place = where && !('group' in where) ? bare(where) : undefined
  const claim = {
    kind: 'claim' as const,
    document: b.article.id,
    type: draft.type,
    roles,
    ...whenOf(draft.when),
    ...(place ? { where: place } : {}),
    mode: isToCome(draft, b) ? ('planned' as const) : draft.mode,
    voice,
    evidence,
    ...(draft.first ? { first: true as const } : {}),
    confidence: draft.confidence,
    method: { rule: draft.rule },
  }
  const id = `cl_${hash(JSON.stringify([claim.document, claim.type, claim.roles, claim.when, claim.where, claim.mode, claim.voice, evidence.map((e) => [e.start, e.end])]))}`
  return { ...claim, id, gloss: gloss(claim) }
}

/** A presidency is told of by its name alone: dated after its report it has not begun ("chair of the group next year"). */
function isToCome({ type, mode, when }: Draft, { reportDate }: Builder): boolean {
  const [day, report] = [bounds(when?.edtf), bounds(reportDate)]
  return (
    mode === 'happened' && type === 'chairmanship' && day !== undefined && report !== undefined && day.from > report.to
  )
}

/** Statements of nobody, and ceremonies without an object, are claims all the same. */
const mayLack = (draft: Draft, role: RoleName): boolean =>
  (draft.type === 'statement' && role === 'speaker') ||
  (draft.type === 'ceremony' && role === 'object') ||
  (draft.type === 'document' && role === 'title' && draft.roles.has('count')) ||
  (draft.type === 'tally' && role === 'subject')

/** "next year marks the 30th anniversary": counted from the year that the claim is of. */
function sinceThen(v: Extract<DraftValue, { kind: 'age' }>, { when }: Draft): string | undefined {
  const year = when?.start?.year
  return year && year.basis.kind === 'inferred' && when.start?.month === undefined
    ? String(year.value - v.years)
    : undefined
}

/** Nobody meets alone, or is a partner alone: "met several ministers" names one of the two. */
const isAlone = (sides: RoleValue | undefined): boolean =>
  Array.isArray(sides) && sides.length === 1 && typeof sides[0] === 'object' && !('group' in sides[0])

/** Nobody who leads a state visits it. */
function isAtHome({ visitor, host }: Partial<Record<RoleName, RoleValue>>, b: Builder): boolean {
  const isEntity = (v: RoleValue | undefined): v is EntityRef => typeof v === 'object' && 'name' in v && !('group' in v)
  if (!isEntity(visitor) || !isEntity(host) || host.id === undefined) return false
  return b.discourse.stateOf(visitor)?.id === host.id
}

/** "Chairwoman hosts speaker": bare titles whose holders the text does not tell say nothing of who met. */
const isNameless = ({ roles }: Draft, participants: RoleValue | undefined): boolean =>
  roles
    .get('participants')
    ?.every((v) => v.kind === 'mention' && v.mention.via === 'title' && v.mention.kind === 'person') === true &&
  Array.isArray(participants) &&
  participants.every((one) => typeof one === 'object' && !('id' in one))

/** Nobody is a member of itself. */
const sameEntity = (a: RoleValue | undefined, b: RoleValue | undefined): boolean =>
  typeof a === 'object' &&
  typeof b === 'object' &&
  'name' in a &&
  'name' in b &&
  !('group' in a) &&
  !('group' in b) &&
  (a.id ? a.id === b.id : a.name === b.name)

const whenOf = (when: When | undefined): { when?: string; time?: When } =>
  when ? { ...(when.edtf ? { when: when.edtf } : {}), time: when } : {}

/** Standings that are held with an organisation, never with one of its organs. */
const STANDS_BY = ['observer', 'dialogue-partner']

const PAIRS: ReadonlySet<string> = new Set(['two-heads', 'two-premiers', 'two-ministers'])

/** The states of two sides, where a mention of both stands for them, or of one leader; documents leaders may sign themselves. */
function partiesOf(mention: Mention, type: ClaimType, b: Builder): readonly Value[] | undefined {
  if (mention.kind === 'person') {
    const state = type === 'document' ? undefined : stateBehind(mention, b)
    return state && [{ ...state, span: { start: mention.start, end: mention.end } }]
  }
  return PAIRS.has(mention.group ?? '') && !mention.members ? b.discourse.sides(mention) : undefined
}

/** An anniversary of relations is that of two states, though the words name one or their leaders. */
function relatedTo(mention: Mention, b: Builder): readonly Value[] | undefined {
  if (mention.kind !== 'state' && !PAIRS.has(mention.group ?? '')) return undefined
  const sides = b.discourse.sides(mention)
  const own = b.discourse.resolve(mention)[0]
  const isOneOf = own && sides?.some((e) => !('group' in own) && e.id === own.id)
  return mention.kind === 'group' || isOneOf ? sides : undefined
}

const stateBehind = (person: Mention, b: Builder): EntityRef | undefined =>
  b.discourse.stateOf(b.discourse.resolve(person)[0] as EntityRef)

/** Whom or what a mention means in a role: parties are states, leaders named together, or one alone, stand for theirs. */
function meantBy(mention: Mention, role: RoleName, draft: Draft, b: Builder): readonly Value[] {
  if (role === 'by' && draft.forState && mention.kind === 'person') {
    const state = stateBehind(mention, b)
    if (state?.id?.startsWith('country:')) return [state]
  }
  const ofRelations = draft.rule.endsWith('/relations') && draft.roles.get('subject')?.length === 1
  const states =
    role === 'parties'
      ? partiesOf(mention, draft.type, b)
      : role === 'subject' && draft.type === 'milestone' && ofRelations
        ? relatedTo(mention, b)
        : undefined
  if (states) return states
  const meant = b.discourse.resolve(mention)
  if (role === 'organisation' || role === 'members')
    return meant.map((e) =>
      'group' in e
        ? e
        : b.discourse.wholeOf(
            e,
            STANDS_BY.some((s) => hasTerm(draft, 'status', s)),
          ),
    )
  return mention.implied && meant.some((e) => 'group' in e) ? [] : meant
}

function valuesOf(v: DraftValue, role: RoleName, draft: Draft, b: Builder): readonly Value[] {
  switch (v.kind) {
    case 'mention':
      return meantBy(v.mention, role, draft, b)
    case 'entity': {
      const label = v.id ? b.discourse.label(v.id) : undefined
      return [
        {
          ...(v.id ? { id: v.id } : {}),
          name: v.name ?? b.article.text.slice(v.span.start, v.span.end),
          ...(label ? { label } : {}),
          span: v.span,
        },
      ]
    }
    case 'text':
      return [b.article.text.slice(v.span.start, v.span.end)]
    case 'term':
      return [v.term]
    case 'number':
      return [v.number]
    case 'quantity':
      return [v.quantity]
    case 'age':
      if (role === 'since') {
        const date = sinceThen(v, draft) ?? b.since(v)
        return date ? [date] : []
      }
      return [{ number: v.years, unit: 'year', bound: 'exact' }]
  }
}

function distinct(values: readonly Value[]): Value[] {
  const seen = new Set<string>()
  return values.filter((v) => {
    const key = typeof v === 'object' && 'name' in v ? ('id' in v && v.id) || v.name : JSON.stringify(v)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const bare = ({ span: _, ...rest }: EntityRef): EntityRef => rest

function voiceOf(speaker: Speaker | undefined, b: Builder): VoiceLayer[] {
  const layers: VoiceLayer[] = []
  for (let s = speaker; s; s = s.within) {
    const by = s.mentions
      .flatMap((m) => b.discourse.resolve(m))
      .map((e): EntityRef | GroupRef => ('group' in e ? e : bare(e)))
    layers.unshift({
      ...(by.length === 1 ? { by: by[0]! } : by.length ? { by: together(s.mentions, by, b) } : {}),
      form: s.form,
    })
  }
  return [b.article.publisher ? { by: bare(b.article.publisher) } : {}, ...layers]
}

/** Several speakers of one voice: a group named as printed, with its members. */
function together(mentions: readonly Mention[], by: readonly (EntityRef | GroupRef)[], b: Builder): GroupRef {
  const start = Math.min(...mentions.map((m) => m.start))
  const end = Math.max(...mentions.map((m) => m.end))
  return {
    name: b.article.text.slice(start, end),
    group: true,
    members: by.filter((e): e is EntityRef => !('group' in e)),
  }
}

function mergeSpans(spans: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  const out: { start: number; end: number }[] = []
  for (const s of sorted) {
    const last = out.at(-1)
    if (last && s.start <= last.end) last.end = Math.max(last.end, s.end)
    else out.push({ ...s })
  }
  return out
}
