// A sitting at the review queue: who signs, which claims were seen, and decisions on their way to the record.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Claim } from '../../model/claim.ts'
import { sessionQuery } from '../account/http.ts'
import { agreementQuery, judge } from '../account/talk.ts'
import { say } from '../frame/said.ts'
import { decide, decisionsQuery, documentQuery } from '../http.ts'
import { useMessages } from '../locales/messages.ts'
import { aboutOf, type ClaimAct, type JoinAct, lastOf } from './queue.ts'

const KEY = 'chancery.reviewer'

/** The name that is typed here; where people sign in that of the account, which nobody changes. */
export const useReviewer = (): readonly [string, ((name: string) => void) | undefined] => {
  const account = useQuery(sessionQuery()).data?.person?.name
  const [name, setName] = useState(() => {
    try {
      return localStorage.getItem(KEY) ?? ''
    } catch {
      return ''
    }
  })
  const keep = (next: string): void => {
    setName(next)
    try {
      localStorage.setItem(KEY, next)
    } catch {
      // A browser that keeps nothing asks again next time.
    }
  }
  return account === undefined ? [name, keep] : [account, undefined]
}

/** Claims that this sitting has seen: a rejected one leaves the document, but can still be taken back. */
export const useClaims = (id: string) => {
  const page = useQuery(documentQuery(id))
  const [seen, setSeen] = useState<ReadonlyMap<string, Claim>>(new Map())
  useEffect(() => {
    const claims = page.data?.claims
    if (claims) setSeen((old) => new Map([...old, ...claims.map((claim) => [claim.id, claim] as const)]))
  }, [page.data])
  return { page, claims: useMemo(() => [...seen.values()], [seen]) }
}

/** Decisions leave the queue at once and are sent one after the other: a fast hand never waits for the disk. */
export const useDeciding = (id: string, by: string) => {
  const { joined } = useMessages().pages.review
  const client = useQueryClient()
  const { data: session } = useQuery(sessionQuery())
  const { data: agreement } = useQuery({ ...agreementQuery(), enabled: session?.person !== undefined })
  const two = agreement?.people === 2
  const chain = useRef<Promise<void>>(Promise.resolve())
  const [failed, setFailed] = useState<Error>()
  const [sent, setSent] = useState<readonly string[]>([])
  const back = (claim: unknown): void => setSent((old) => old.filter((one) => one !== claim))
  const after = (does: () => Promise<void>): void => {
    chain.current = chain.current.then(does).catch((error: unknown) => {
      setFailed(error instanceof Error ? error : new Error(String(error)))
    })
  }
  const refresh = async (withText: boolean): Promise<void> => {
    setFailed(undefined)
    await client.invalidateQueries({ queryKey: ['decisions', id] })
    if (withText) await client.invalidateQueries({ queryKey: ['document', id] })
  }
  const send = (claim: string, act: ClaimAct, why?: string): void => {
    setSent((old) => [...old, claim])
    after(async () => {
      try {
        if (two && (act.kind === 'accept' || act.kind === 'reject')) await judge(claim, act.kind, why)
        else await decide({ act, by, ...(why && { why }) })
      } catch (error) {
        back(claim)
        throw error
      }
      await refresh(act.kind !== 'accept')
    })
  }
  /** The claim stays in the queue: that two report one event says nothing on whether they are right. */
  const join = (act: JoinAct): void =>
    after(async () => {
      await decide({ act, by })
      say(joined)
      await refresh(false)
    })
  const undo = (): void =>
    after(async () => {
      const last = lastOf(await client.fetchQuery({ ...decisionsQuery(id), staleTime: 0 }))
      if (!last) return
      await decide({ act: { kind: 'undo', decision: last.id }, by })
      await refresh(true)
      back(aboutOf(last))
    })
  return { send, join, undo, sent, failed }
}
