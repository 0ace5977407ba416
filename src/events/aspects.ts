// By what two tellings of one fact can differ, and when they do: a general word beside a special one is no difference.
import type { World } from '../knowledge/world.ts'
import type { Claim } from '../model/claim.ts'
import { bounds } from '../record/record.ts'
import { GENERAL } from './compare.ts'
import { keyOf, keysOf, labelOf, numberOf, plain, quantityOf, quantityText, textOf } from './roles.ts'
import { likeness, pairs } from './story.ts'

/** What one text says of an aspect: how it is shown, and what is compared. */
interface Said {
  readonly shown: string
  readonly key: string
}

interface Aspect {
  readonly name: string
  readonly of: (claim: Claim, world: World) => Said | undefined
  /** Whether two values may both be true of one thing. */
  readonly agree?: (a: Said, b: Said, world: World) => boolean
}

const plainly = (text: string | undefined): Said | undefined =>
  text === undefined || text === '' ? undefined : { shown: text, key: plain(text) }

const amountOf = (claim: Claim, role: 'quantity' | 'count'): Said | undefined => {
  const quantity = quantityOf(claim, role)
  return quantity && { shown: quantityText(quantity), key: `${quantity.bound} ${quantity.number ?? quantity.text}` }
}

/** One date within the other is more exact, and no contradiction. */
const datesAgree = (a: Said, b: Said): boolean => {
  const [x, y] = [bounds(a.key), bounds(b.key)]
  if (!x || !y) return true
  return (x.from >= y.from && x.to <= y.to) || (y.from >= x.from && y.to <= x.to)
}

const placesAgree = (a: Said, b: Said, world: World): boolean => {
  const inside = (x: string, y: string): boolean => {
    for (let id: string | undefined = x, depth = 0; id && depth < 4; depth++, id = world.entities.get(id)?.of)
      if (id === y) return true
    return false
  }
  const unknown = (x: Said) => !world.entities.has(x.key)
  return unknown(a) || unknown(b) || inside(a.key, b.key) || inside(b.key, a.key)
}

const ASPECTS: readonly Aspect[] = [
  { name: 'date', of: ({ when }) => (when === undefined ? undefined : { shown: when, key: when }), agree: datesAgree },
  {
    name: 'place',
    of: ({ where }) => where && { shown: labelOf(where), key: keyOf(where) },
    agree: placesAgree,
  },
  {
    name: 'format',
    of: (claim) => plainly(textOf(claim, 'format')),
    agree: (a, b) => GENERAL.has(a.key) !== GENERAL.has(b.key) || a.key === b.key,
  },
  { name: 'rank', of: (claim) => (claim.type === 'visit' ? plainly(textOf(claim, 'kind')) : undefined) },
  {
    name: 'level',
    of: (claim) => {
      const level = claim.roles.level
      const ref = typeof level === 'object' && !Array.isArray(level) && 'name' in level ? level : undefined
      return ref && { shown: labelOf(ref), key: 'id' in ref && ref.id ? ref.id : plain(ref.name) }
    },
  },
  {
    name: 'number',
    of: (claim) => {
      const ordinal = numberOf(claim, 'ordinal')
      return ordinal === undefined ? undefined : { shown: String(ordinal), key: String(ordinal) }
    },
  },
  { name: 'count', of: (claim) => amountOf(claim, 'count') },
  { name: 'amount', of: (claim) => amountOf(claim, 'quantity') },
  { name: 'status', of: (claim) => plainly(textOf(claim, 'status')) },
  {
    name: 'act',
    of: (claim) => (claim.type === 'office' ? undefined : plainly(textOf(claim, 'action'))),
    // what is held or reaffirmed was established once
    agree: (a, b) => a.key === b.key || [a, b].some(({ key }) => key === 'holds' || key === 'is'),
  },
  { name: 'stage', of: (claim) => plainly(textOf(claim, 'stage') ?? textOf(claim, 'progress')) },
  {
    name: 'mode',
    of: ({ mode }) => ({ shown: mode, key: mode }),
    // a wish for what another tells as so, or as planned, does not deny it
    agree: (a, b) => a.key === b.key || [a, b].some(({ key }) => key === 'proposed'),
  },
  {
    name: 'part',
    of: (claim) => {
      const role = claim.type === 'ceremony' ? 'participants' : claim.type === 'gathering' ? 'attendees' : undefined
      const keys = role ? keysOf(claim, role) : []
      return keys.length
        ? { shown: keys.map((key) => key.slice(key.indexOf(':') + 1)).join(', '), key: keys.join(' ') }
        : undefined
    },
    // of a crowd each text names its own
    agree: (a, b) => a.key.split(' ').some((key) => b.key.split(' ').includes(key)),
  },
]

/** Titles of one language can be compared by their letters; what two languages call a text cannot. */
const TITLE: Aspect = {
  name: 'title',
  of: (claim) => (claim.type === 'document' ? plainly(textOf(claim, 'title')) : undefined),
  agree: (a, b) => a.key.includes(b.key) || b.key.includes(a.key) || likeness(pairs(a.key), pairs(b.key)) >= 0.5,
}

export interface Tells {
  readonly claims: readonly Claim[]
  readonly language: string
}

/** What several texts tell differently of one fact; in each, the value of the claim that tells one. Silence is no difference. */
export function differencesOf(
  told: readonly (Tells | undefined)[],
  world: World,
): { readonly aspect: string; readonly values: readonly (string | null)[] }[] {
  const languages = new Set(told.flatMap((one) => (one ? [one.language] : [])))
  const aspects = languages.size === 1 ? [...ASPECTS, TITLE] : ASPECTS
  return aspects.flatMap(({ name, of, agree = (a, b) => a.key === b.key }) => {
    const said = told.map((one) => one?.claims.flatMap((claim) => of(claim, world) ?? []) ?? [])
    const clash = said.some((a, i) =>
      said.some((b, j) => j > i && a.length > 0 && b.length > 0 && !a.some((x) => b.some((y) => agree(x, y, world)))),
    )
    return clash ? [{ aspect: name, values: said.map((one) => one[0]?.shown ?? null) }] : []
  })
}
