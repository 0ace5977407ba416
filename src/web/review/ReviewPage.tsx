// The review queue: one claim at a time with its sentence in context; accept, reject, correct, put off, undo by key.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import '../style/review.css'
import type { DocumentPage } from '../../model/api.ts'
import type { Claim } from '../../model/claim.ts'
import type { Value } from '../../model/value.ts'
import { Sentence } from '../compare/Sentence.tsx'
import { dayOfInstant, plainDate } from '../dates.ts'
import { sentenceAround } from '../document/rails.ts'
import { printedNames, saidBy } from '../document/voices.ts'
import { glossOf, printedValue } from '../document/words.ts'
import { FAMILY_OF } from '../families.ts'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { type DecisionReply, decide, decisionsQuery, documentQuery, latestQuery } from '../http.ts'
import { keysOf, useKeys } from '../keys.ts'
import { roleOf, useMessages } from '../locales/messages.ts'
import { DateWords, Mark } from '../marks/Mark.tsx'
import { type Asking, Deciding } from './Deciding.tsx'
import { lastOf, standing, waiting } from './queue.ts'

const route = getRouteApi('/review')
const KEY = 'chancery.reviewer'

const useReviewer = (): readonly [string, (name: string) => void] => {
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
  return [name, keep]
}

/** Claims that this sitting has seen: a rejected one leaves the document, but can still be taken back. */
const useClaims = (id: string) => {
  const page = useQuery(documentQuery(id))
  const [seen, setSeen] = useState<ReadonlyMap<string, Claim>>(new Map())
  useEffect(() => {
    const claims = page.data?.claims
    if (claims) setSeen((old) => new Map([...old, ...claims.map((claim) => [claim.id, claim] as const)]))
  }, [page.data])
  return { page, claims: useMemo(() => [...seen.values()], [seen]) }
}

const Context = ({ page, claim }: { readonly page: DocumentPage; readonly claim: Claim }) => {
  const { text, parts, language } = page.article
  const first = claim.evidence[0]
  if (!first) return null
  const block = parts.find((part) => part.start <= first.start && part.end >= first.end) ?? {
    start: 0,
    end: text.length,
  }
  const whole = sentenceAround(text, block, first)
  return (
    <p className="context t" lang={language}>
      <bdi className="dim">{text.slice(Math.max(block.start, whole.start - 160), whole.start)}</bdi>
      <Sentence page={page} claim={claim} differences={[]} />
      <bdi className="dim">{text.slice(whole.end, Math.min(block.end, whole.end + 160))}</bdi>
    </p>
  )
}

const Roles = ({ claim }: { readonly claim: Claim }) => {
  const messages = useMessages()
  const { document } = messages
  const says = saidBy(claim).map((layer) => printedNames(layer, messages.list) || document.unnamed)
  const rows = Object.entries(claim.roles).map(([role, value]) => {
    const all = value === undefined ? [] : Array.isArray(value) ? (value as readonly Value[]) : [value as Value]
    return [roleOf(messages, role), all.map((one) => printedValue(messages, one)).join(messages.list)] as const
  })
  return (
    <dl className="roles">
      {rows.map(([role, words]) => (
        <div key={role}>
          <dt>{role}</dt>
          <dd>
            <bdi>{words}</bdi>
          </dd>
        </div>
      ))}
      <div>
        <dt>{messages.apparatus.when}</dt>
        <dd>
          <DateWords when={claim.time} edtf={claim.when} /> · {messages.modes[claim.mode]}
        </dd>
      </div>
      {says.length > 0 ? (
        <div>
          <dt>{messages.apparatus.voice}</dt>
          <dd>
            <bdi>{says.join(' › ')}</bdi>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}

const Done = ({ decisions, claims }: { decisions: readonly DecisionReply[]; claims: readonly Claim[] }) => {
  const messages = useMessages()
  const { review } = messages.pages
  const glosses = new Map(claims.map((claim) => [claim.id, claim.gloss]))
  const shown = decisions
    .filter(({ act }) => act.kind !== 'undo')
    .toReversed()
    .slice(0, 12)
  return (
    <section aria-label={review.done}>
      <div className="sec">
        <h2>{review.done}</h2>
        <span>{decisions.filter(({ act, undone }) => act.kind !== 'undo' && !undone).length}</span>
      </div>
      <ul className="done">
        {shown.map((decision) => (
          <li key={decision.id} className={decision.undone ? 'undone' : undefined}>
            <b>{decision.by}</b> {review.kinds[decision.act.kind] ?? decision.act.kind}{' '}
            <span className="dim">{dayOfInstant(messages, decision.at)}</span>
            <small lang="en">
              <bdi>{typeof decision.act.claim === 'string' ? glosses.get(decision.act.claim) : ''}</bdi>
              {decision.why ? ` · ${decision.why}` : ''}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Decisions leave the queue at once and are sent one after the other: a fast hand never waits for the disk. */
const useDeciding = (id: string, by: string) => {
  const client = useQueryClient()
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
  const send = (claim: string, act: Readonly<Record<string, unknown>>, why?: string): void => {
    setSent((old) => [...old, claim])
    after(async () => {
      try {
        await decide({ act, by, ...(why && { why }) })
      } catch (error) {
        back(claim)
        throw error
      }
      await refresh(act.kind !== 'accept')
    })
  }
  const undo = (): void =>
    after(async () => {
      const last = lastOf(await client.fetchQuery({ ...decisionsQuery(id), staleTime: 0 }))
      if (!last) return
      await decide({ act: { kind: 'undo', decision: last.id }, by })
      await refresh(true)
      back(last.act.claim)
    })
  return { send, undo, sent, failed }
}

const Queue = ({ id, by }: { readonly id: string; readonly by: string }) => {
  const messages = useMessages()
  const { review } = messages.pages
  const { page, claims } = useClaims(id)
  const decisions = useQuery(decisionsQuery(id))
  const { send, undo, sent, failed } = useDeciding(id, by)
  const [skipped, setSkipped] = useState<readonly string[]>([])
  const [asking, setAsking] = useState<Asking>()
  const decided = useMemo(() => standing(decisions.data ?? []), [decisions.data])
  const queue = waiting(claims, decided, skipped).filter((one) => !sent.includes(one.id))
  const claim = decisions.data ? queue[0] : undefined
  const act = (what: Readonly<Record<string, unknown>>, why?: string): void => {
    setAsking(undefined)
    send(String(what.claim), what, why)
  }
  const on = (does: (claim: Claim) => void) => () => claim && by && does(claim)
  useKeys(
    keysOf(
      ['Enter', on((one) => act({ kind: 'accept', claim: one.id }))],
      ['x', on(() => setAsking('reject'))],
      ['e', on(() => setAsking('correct'))],
      ['s', on((one) => setSkipped([...skipped.filter((other) => other !== one.id), one.id]))],
      ['u', () => by && undo()],
      ['Escape', () => setAsking(undefined)],
    ),
  )
  if (page.error) return <Failure error={page.error} again={() => page.refetch()} />
  if (!page.data || !decisions.data) return <Waiting words={messages.state.loading} />
  const gloss = claim && glossOf(messages, claim, page.data.article.language)
  return (
    <div className="two">
      <div>
        {failed ? <Failure error={failed} /> : null}
        <p className="progress" role="status">
          {review.progress(claims.length - queue.length, claims.length)}
        </p>
        {claim && gloss ? (
          <article className="one-claim" aria-label={review.question}>
            <p className="kind-of">
              <Mark family={FAMILY_OF[claim.type]} /> <b>{messages.types[claim.type]}</b>
              {claim.confidence < 0.8 ? <span className="sig"> {claim.confidence.toFixed(2)}</span> : null}
            </p>
            <h2 lang={gloss.lang}>
              <bdi>{gloss.text}</bdi>
            </h2>
            <Context page={page.data} claim={claim} />
            <Roles claim={claim} />
            {by ? (
              <Deciding key={claim.id + asking} claim={claim} asking={asking} onAsk={setAsking} onDecide={act} />
            ) : (
              <p className="sig">{review.signFirst}</p>
            )}
          </article>
        ) : (
          <p className="waiting">{review.finished}</p>
        )}
      </div>
      <aside aria-label={review.done}>
        <Done decisions={decisions.data} claims={claims} />
      </aside>
    </div>
  )
}

const Documents = () => {
  const messages = useMessages()
  const list = useQuery(latestQuery(100))
  return (
    <ul className="counts to-review">
      {list.data?.documents.map((row) => (
        <li key={row.id}>
          <Link to="/review" search={{ document: row.id }}>
            <bdi className="t" lang={row.language}>
              {row.title ?? messages.documents.untitled}
            </bdi>
          </Link>
          <span>
            {[row.publisher, plainDate(messages, row.published)].filter(Boolean).join(' · ')} ·{' '}
            {messages.documents.claims(row.claims)}
          </span>
        </li>
      ))}
    </ul>
  )
}

export const ReviewPage = () => {
  const messages = useMessages()
  const { review } = messages.pages
  const { document: id } = route.useSearch()
  const [by, setBy] = useReviewer()
  const keys = [
    { keys: ['Enter'], words: review.accept },
    { keys: ['x'], words: review.reject },
    { keys: ['e'], words: review.correct },
    { keys: ['s'], words: review.skip },
    { keys: ['u'], words: review.undo },
  ]
  return (
    <Page
      title={review.title}
      path={id ? <Link to="/review">{review.title}</Link> : review.title}
      record={messages.clocks.today}
      keys={id ? keys : []}
    >
      <h1>{review.title}</h1>
      <p className="lede">{review.lede}</p>
      <p className="signer">
        <label>
          {review.by}{' '}
          <input className="in" value={by} onChange={(event) => setBy(event.currentTarget.value)} autoComplete="name" />
        </label>
      </p>
      {id ? <Queue key={id} id={id} by={by.trim()} /> : <Documents />}
    </Page>
  )
}
