// What the page asks about review by several people, in the project of the page: remarks on claims, and notices.
import { queryOptions } from '@tanstack/react-query'
import type { Notice, Remark } from '../../model/team.ts'
import { read, send } from '../client.ts'
import { PLACE } from '../place.ts'

const sendHere = (path: string, body: object): Promise<unknown> =>
  send(`${PLACE}${path}`, JSON.stringify(body), 'application/json')

export const remarksQuery = (claim: string) =>
  queryOptions({
    queryKey: ['remarks', claim],
    queryFn: ({ signal }) => read<readonly Remark[]>(`${PLACE}/api/remarks?claim=${encodeURIComponent(claim)}`, signal),
  })

export const remark = (claim: string, text: string) => sendHere('/api/remarks', { claim, text })

/** Looked at anew every minute, so that a page that stays open hears of it. */
export const noticesQuery = () =>
  queryOptions({
    queryKey: ['notices'],
    queryFn: ({ signal }) => read<readonly Notice[]>(`${PLACE}/api/notices`, signal),
    refetchInterval: 60_000,
  })

export const noticesSeen = (n: number) => sendHere('/api/notices', { n })

/** How many people must agree in the project of the page. */
export const agreementQuery = () =>
  queryOptions({
    queryKey: ['agreement'],
    queryFn: ({ signal }) => read<{ readonly people: number }>(`${PLACE}/api/agreement`, signal),
  })

/** One person's word on a claim, where two must agree: the second who says the same decides. */
export const judge = (claim: string, verdict: 'accept' | 'reject', why?: string) =>
  sendHere('/api/judgements', { claim, verdict, ...(why && { why }) })
