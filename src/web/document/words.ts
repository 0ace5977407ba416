// Short words for a claim in the margin: what kind of its type, and, for readers of Chinese, the printed names.

import type { Claim, ClaimType } from '../../model/claim.ts'
import type { RoleName } from '../../model/claims/roles.ts'
import type { Value } from '../../model/value.ts'
import type { Messages } from '../locales/en.ts'
import { termOf } from '../locales/messages.ts'
import { valuesOf } from '../values.ts'

/** The role that tells most about a claim of its type, in one word. */
const TELLING: Readonly<Record<ClaimType, RoleName | undefined>> = {
  meeting: 'format',
  visit: 'kind',
  gathering: 'ordinal',
  ceremony: 'kind',
  membership: 'action',
  chairmanship: 'action',
  office: undefined,
  partnership: 'action',
  document: 'action',
  commitment: 'progress',
  project: 'stage',
  honour: undefined,
  statement: 'stance',
  formulation: undefined,
  tally: undefined,
  milestone: undefined,
}

export const tellingWord = (messages: Messages, claim: Claim): string | undefined => {
  const role = TELLING[claim.type]
  const value = role && claim.roles[role]
  if (typeof value === 'number') return messages.ordinal(value)
  return typeof value === 'string' ? termOf(messages, value) : undefined
}

const quantity = (
  messages: Messages,
  value: { number?: number; unit?: string; bound: keyof Messages['bounds']; text?: string },
): string =>
  value.text ??
  `${messages.bounds[value.bound]}${value.number?.toLocaleString(messages.locale) ?? ''}${value.unit && messages.locale === 'en' ? ` ${value.unit}` : ''}`

/** A value as printed: names as the text has them, terms in the reader's language. */
export const printedValue = (messages: Messages, value: Value): string => {
  if (typeof value === 'number') return messages.ordinal(value)
  if (typeof value === 'string') return messages.terms[value] ?? value
  if ('bound' in value) return quantity(messages, value)
  return value.name
}

/** What a claim says in the printed words of its roles, for an interface whose language the glosses do not speak. */
export const printedGloss = (messages: Messages, claim: Claim): string =>
  Object.entries(claim.roles)
    .filter(([role]) => role !== TELLING[claim.type] && role !== 'elements')
    .flatMap(([, value]) => (value === undefined ? [] : [valuesOf(value)]))
    .map((values) => values.map((value) => printedValue(messages, value)).join(messages.list))
    .filter((words) => words !== '')
    .join(' · ')

/** The one sentence of the margin and its language. */
export const glossOf = (messages: Messages, claim: Claim, language: string): { text: string; lang: string } =>
  messages.locale === 'zh-Hans' && language.startsWith('zh')
    ? { text: printedGloss(messages, claim), lang: 'zh' }
    : { text: claim.gloss, lang: 'en' }
