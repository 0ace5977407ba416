// Other texts that tell of the same event as a claim, as the record joins them; each with its sentence and a comparison.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Citation } from '../../model/answer.ts'
import type { Claim } from '../../model/claim.ts'
import { Differs } from '../ask/Differs.tsx'
import { SourceLink } from '../ask/SourceLink.tsx'
import { answerQuery } from '../http.ts'
import { useMessages } from '../locales/messages.ts'
import type { Words } from '../search-params.ts'
import { knownIn, langOf } from '../values.ts'

const PARAMETER: Readonly<Record<string, string>> = {
  person: 'person',
  country: 'state',
  org: 'organisation',
  body: 'organisation',
}

/** So many reports stand in the apparatus. */
const FEW = 4

/** The narrowest question whose answer must hold the claim's event: by whom it names, people first. */
export const askedBy = (claim: Claim): Words | undefined => {
  const ids = Object.values(claim.roles).flatMap((value) => knownIn(value).map(({ id }) => id))
  const id =
    ids.find((one) => one.startsWith('person:')) ?? ids.find((one) => PARAMETER[one.split(':')[0] ?? '']) ?? ids[0]
  if (!id) return undefined
  return { [PARAMETER[id.split(':')[0] ?? ''] ?? 'with']: id, type: claim.type, limit: '500' }
}

const Report = ({ cite, own }: { readonly cite: Citation; readonly own: string }) => {
  const messages = useMessages()
  return (
    <li>
      <SourceLink cite={cite} />{' '}
      <bdi className="t" lang={langOf(cite.quote)}>
        {cite.quote}
      </bdi>{' '}
      <Link className="code" to="/compare" search={{ a: own, b: cite.document }}>
        {messages.pages.others.compare}
      </Link>
    </li>
  )
}

export const Reports = ({ claim }: { readonly claim: Claim }) => {
  const { others } = useMessages().pages
  const asked = askedBy(claim)
  const reply = useQuery({ ...answerQuery('timeline', asked ?? {}), enabled: asked !== undefined, staleTime: 60_000 })
  const line = reply.data?.lines.find(({ cites }) => cites.some((cite) => cite.claim === claim.id))
  const reports = new Map<string, Citation>()
  for (const cite of line?.cites ?? [])
    if (cite.document !== claim.document && !reports.has(cite.document)) reports.set(cite.document, cite)
  return (
    <div className="reports">
      <h3>
        {others.title} <span className="dim">{reports.size > 0 ? reports.size : ''}</span>
      </h3>
      {reports.size === 0 ? <p className="dim">{reply.isLoading ? others.looking : others.none}</p> : null}
      <ul>
        {[...reports.values()].slice(0, FEW).map((cite) => (
          <Report key={cite.document} cite={cite} own={claim.document} />
        ))}
      </ul>
      {line ? <Differs line={line} /> : null}
    </div>
  )
}
