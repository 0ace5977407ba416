// What makes two claims be about the same thing, apart from time: a key for each claim type.
import type { World } from '../knowledge/world.ts'
import type { Claim, ClaimType } from '../model/claim.ts'
import { identityRoles } from '../model/claims/specs.ts'
import type { EntityRef } from '../model/value.ts'
import { entitiesOf, entityOf, keyOf, keysOf, numberOf, plain, quantityOf, textOf, textsOf } from './roles.ts'

/** The country that a place lies in, or the entity itself. */
export const countryOf = (key: string, world: World): string => {
  let now = key
  for (let depth = 0; depth < 4; depth++) {
    const entity = world.entities.get(now)
    if (entity?.kind !== 'place' || !entity.of) break
    now = entity.of
  }
  return now
}

const roleKey = (claim: Claim, role: Parameters<typeof keysOf>[1]): string => {
  const entities = keysOf(claim, role)
  const texts = textsOf(claim, role).map(plain).sort()
  const number = numberOf(claim, role)
  const quantity = quantityOf(claim, role)
  return [
    ...entities,
    ...texts,
    ...(number === undefined ? [] : [String(number)]),
    ...(quantity ? [`${quantity.bound} ${quantity.number ?? quantity.text ?? ''} ${quantity.unit ?? ''}`] : []),
  ].join('+')
}

const byRoles = (claim: Claim): string =>
  identityRoles(claim.type)
    .map((role) => roleKey(claim, role))
    .join('|')

/** The registry's series of a numbered session; without one, that of its body whose session of that number the registry has. */
export const registrySeries = (claim: Claim, world: World): string | undefined => {
  const own = seriesOf(claim)
  if (world.entities.get(own)?.kind === 'series') return own
  const [body, number] = [entityOf(claim, 'body')?.id, numberOf(claim, 'ordinal')]
  if (body === undefined || number === undefined) return undefined
  return world.sessions.find(
    (one) => one.number === number && (one.series === body || world.entities.get(one.series)?.of === body),
  )?.series
}

/** The series that a gathering belongs to; without one its name. */
export const seriesOf = (claim: Claim): string => {
  const series = entityOf(claim, 'series')
  if (series?.id) return series.id
  const name = entityOf(claim, 'name')
  return name?.id ?? plain(name?.name ?? textOf(claim, 'name') ?? '')
}

const countKey = (claim: Claim): string => {
  const quantity = quantityOf(claim, 'quantity')
  const amount = quantity ? (quantity.number ?? quantity.text ?? '') : (textOf(claim, 'since') ?? '')
  return `${keysOf(claim, 'subject').join('+')}|${textsOf(claim, 'subject').map(plain).join('+')}|${amount}`
}

const SPECIAL: { readonly [type in ClaimType]?: (claim: Claim, world: World) => string } = {
  meeting: (claim) => keysOf(claim, 'participants').join('+'),
  visit: (claim, world) =>
    `${keysOf(claim, 'visitor').join('+')}|${keysOf(claim, 'host')
      .map((key) => countryOf(key, world))
      .join('+')}`,
  gathering: (claim, world) => registrySeries(claim, world) ?? seriesOf(claim),
  ceremony: (claim) => {
    const object = [...textsOf(claim, 'object').map(plain), ...keysOf(claim, 'object')].sort().join('+')
    return `${ceremonyKind(claim)}|${object === '' ? keysOf(claim, 'participants').join('+') : object}`
  },
  // Which act brought the text about is a stage of it, and told differently by different reports.
  document: (claim) =>
    (textOf(claim, 'title') ?? '') === ''
      ? `${byRoles(claim)}|${textOf(claim, 'kind') ?? ''}|${claim.document}`
      : plain(textOf(claim, 'title') ?? ''),
  honour: (claim) => `${keysOf(claim, 'recipient').join('+')}|${honourName(claim)}`,
  project: (claim) => [...keysOf(claim, 'name'), ...textsOf(claim, 'name').map(plain)].join('+'),
  membership: (claim) => `${byRoles(claim)}|${textOf(claim, 'status') ?? ''}|${textOf(claim, 'action') ?? ''}`,
  // A term in the chair is taken over and then held; who hands it over ends another term.
  chairmanship: (claim) => `${byRoles(claim)}|${textOf(claim, 'action') === 'hands-over'}`,
  // What is counted is told in each language's own words, which compare() looks at.
  tally: countKey,
  milestone: countKey,
  partnership: (claim) => `${byRoles(claim)}|${textOf(claim, 'action') ?? ''}`,
  office: (claim) => `${byRoles(claim)}|${keysOf(claim, 'of').join('+')}`,
}

/** A line opened and a line launched is one act in two words. */
const ceremonyKind = (claim: Claim): string => {
  const kind = textOf(claim, 'kind') ?? ''
  return kind === 'launch' ? 'opening' : kind
}

const honourName = (claim: Claim): string => {
  const ref: EntityRef | undefined = entitiesOf(claim, 'name')[0]
  return ref ? keyOf(ref) : plain(textOf(claim, 'name') ?? '')
}

/** Claims with different keys are never the same happening; those with one key may be. */
export const identity = (claim: Claim, world: World): string =>
  `${claim.type}|${(SPECIAL[claim.type] ?? byRoles)(claim, world)}`
