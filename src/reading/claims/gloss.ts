// One plain English sentence for each claim, from its roles.
import type { Claim } from '../../model/claim.ts'
import type { RoleValue, Value } from '../../model/value.ts'

const one = (v: Value): string => {
  if (typeof v === 'string') return v
  if (typeof v === 'number') return String(v)
  if ('bound' in v)
    return `${v.bound === 'exact' ? '' : `${v.bound} `}${v.number ?? v.text ?? ''}${v.unit ? ` ${v.unit}` : ''}`
  return ('label' in v && v.label) || v.name
}

const all = (v: RoleValue | undefined, otherwise = 'someone'): string => {
  if (v === undefined) return otherwise
  const list = (Array.isArray(v) ? v : [v]).map(one)
  return list.length < 3 ? list.join(' and ') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`
}

const MODE = { happened: '', planned: ' (planned)', proposed: ' (proposed)', denied: ' (denied)' } as const

/** English only beside the words printed in the text's own language; it states, it does not judge. */
export function gloss(claim: Omit<Claim, 'gloss' | 'id'>): string {
  const r = claim.roles
  const tail = `${claim.where ? ` in ${claim.where.label ?? claim.where.name}` : ''}${claim.when ? `, ${claim.when}` : ''}${MODE[claim.mode]}.`
  switch (claim.type) {
    case 'meeting':
      return `${all(r.participants)} met${r.format ? ` (${all(r.format)})` : ''}${tail}`
    case 'visit':
      return `${all(r.visitor)} paid ${r.kind ? `a ${all(r.kind)} visit` : 'a visit'} to ${all(r.host)}${tail}`
    case 'gathering':
      return `${all(r.name)} was held${r.attendees ? `, attended by ${all(r.attendees)}` : ''}${tail}`
    case 'ceremony':
      return `A ${all(r.kind)} ceremony${r.object ? ` for ${all(r.object)}` : ''}${r.participants ? ` with ${all(r.participants)}` : ''}${tail}`
    case 'document':
      return `${r.count ? `${all(r.count)}: ` : ''}${all(r.title, 'A document')} ${all(r.action)}${r.parties ? ` by ${all(r.parties)}` : ''}${tail}`
    case 'membership':
      return `${all(r.members)} ${all(r.action, 'is')} ${all(r.status, 'member')} of ${all(r.organisation)}${tail}`
    case 'chairmanship':
      return `${all(r.holder)} ${all(r.action, 'holds')} the chair of ${all(r.organisation)}${tail}`
    case 'office':
      return `${all(r.person)} is ${all(r.title)}${r.of ? ` of ${all(r.of)}` : ''}${tail}`
    case 'partnership':
      return `${all(r.parties)}: ${all(r.level)} ${all(r.action, 'holds')}${tail}`
    case 'commitment':
      return `${all(r.by)} undertook${r.to ? ` towards ${all(r.to)}` : ''}: ${all(r.promise)} (${all(r.progress, 'announced')})${tail}`
    case 'project':
      return `Project ${all(r.name)}: ${all(r.stage, 'named')}${tail}`
    case 'honour':
      return `${all(r.recipient)} received ${all(r.name)}${r.by ? ` from ${all(r.by)}` : ''}${tail}`
    case 'statement':
      return `${all(r.speaker, 'An unnamed speaker')} ${all(r.stance, 'asserts')}: ${all(r.content)}${tail}`
    case 'formulation':
      return `The formulation ${all(r.concept)} is used${tail}`
    case 'tally':
      return `${all(r.subject, 'The text')}: ${all(r.quantity)}, ${all(r.what)}${r.since ? ` since ${all(r.since)}` : ''}${tail}`
    case 'milestone':
      return `${all(r.subject)}: ${all(r.what)}${r.quantity ? `, ${all(r.quantity)}` : ''}${r.since ? `, since ${all(r.since)}` : ''}${tail}`
  }
}
