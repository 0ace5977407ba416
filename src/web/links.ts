// Where a question or an entity has a page of its own, and with which words in the address.
import type { LinkProps } from '@tanstack/react-router'
import { apartFrom, type Words } from './search-params.ts'

export interface Place {
  readonly to: NonNullable<LinkProps['to']>
  readonly params?: Readonly<Record<string, string>>
  readonly search?: Words
}

/** The page that shows an answer best; a question without one has the page of all questions. */
export const placeOfQuestion = (question: string, parameters: Words): Place => {
  const { concept, organisation } = parameters
  if (question === 'formulation' && concept)
    return { to: '/formulation/$id', params: { id: concept }, search: apartFrom(parameters, 'concept') }
  if (question === 'standing' && organisation?.includes(':'))
    return { to: '/org/$id', params: { id: organisation }, search: apartFrom(parameters, 'organisation') }
  if (question === 'commitments') return { to: '/commitments', search: parameters }
  if (question === 'itinerary') return { to: '/itinerary', search: parameters }
  if (question === 'relations') return { to: '/relations', search: parameters }
  if (question === 'checks') return { to: '/checks', search: parameters }
  if (question === 'timeline') return { to: '/timeline', search: parameters }
  return { to: '/ask/$question', params: { question }, search: parameters }
}

/** The page of an entity: people, states and organisations have one, all else stands on the timeline. */
export const placeOfEntity = (id: string): Place => {
  const kind = id.split(':')[0]
  if (kind === 'person') return { to: '/person/$id', params: { id } }
  if (kind === 'country') return { to: '/state/$id', params: { id } }
  if (kind === 'org') return { to: '/org/$id', params: { id } }
  if (kind === 'concept') return { to: '/formulation/$id', params: { id } }
  if (kind === 'body') return { to: '/timeline', search: { organisation: id } }
  return { to: '/timeline', search: { with: id } }
}
