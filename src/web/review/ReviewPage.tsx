// The review queue: one claim at a time with its sentence in context; accept, reject, correct, put off, undo by key.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import '../style/review.css'
import type { Claim } from '../../model/claim.ts'
import { Talk } from '../account/Talk.tsx'
import { citeOf, useCitingOne } from '../ask/citing.ts'
import { useSource } from '../ask/SourceLink.tsx'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { decisionsQuery, latestQuery } from '../http.ts'
import { keysOf, useKeys } from '../keys.ts'
import { useMessages } from '../locales/messages.ts'
import { type Asking, Deciding } from './Deciding.tsx'
import { Done } from './Done.tsx'
import { OneClaim } from './OneClaim.tsx'
import { type ClaimAct, type JoinAct, likesOf, standing, waiting } from './queue.ts'
import { useClaims, useDeciding, useReviewer } from './sitting.ts'

const route = getRouteApi('/review')

interface QueueProps {
  readonly id: string
  readonly by: string
  /** Goes on to the next text. */
  readonly onNext: () => void
}

const Queue = ({ id, by, onNext }: QueueProps) => {
  const messages = useMessages()
  const { review } = messages.pages
  const { page, claims } = useClaims(id)
  const decisions = useQuery(decisionsQuery(id))
  const { send, join, undo, sent, failed } = useDeciding(id, by)
  const [skipped, setSkipped] = useState<readonly string[]>([])
  const [asking, setAsking] = useState<Asking>()
  const decided = useMemo(() => standing(decisions.data ?? []), [decisions.data])
  const queue = waiting(claims, decided, skipped).filter((one) => !sent.includes(one.id))
  const claim = decisions.data ? queue[0] : undefined
  const likes = claim ? likesOf(claim, queue) : []
  const [withLikes, setWithLikes] = useState(false)
  /** Accepting and rejecting go for those that say the same too, each signed on its own. */
  const act = (what: ClaimAct | JoinAct, why?: string): void => {
    setAsking(undefined)
    if (what.kind === 'join') {
      join(what)
      return
    }
    const alike = withLikes && (what.kind === 'accept' || what.kind === 'reject') ? likes : []
    for (const id of [what.claim, ...alike.map((one) => one.id)]) send(id, { ...what, claim: id }, why)
  }
  // While something is asked about the claim, only the answer to that counts.
  const on = (does: (claim: Claim) => void) => () => claim && by && !asking && does(claim)
  useKeys(
    keysOf(
      ['Enter', on((one) => act({ kind: 'accept', claim: one.id }))],
      ['x', on(() => setAsking('reject'))],
      ['e', on(() => setAsking('correct'))],
      ['o', on(() => setAsking('join'))],
      ['m', () => setWithLikes(!withLikes)],
      ['n', () => !claim && onNext()],
      ['s', on((one) => setSkipped([...skipped.filter((other) => other !== one.id), one.id]))],
      ['u', () => by && undo()],
      ['Escape', () => setAsking(undefined)],
    ),
  )
  useCitingOne(claim && page.data ? { cites: [citeOf(page.data, claim)] } : undefined)
  if (page.error) return <Failure error={page.error} again={() => page.refetch()} />
  if (!page.data || !decisions.data) return <Waiting words={messages.state.loading} />
  return (
    <div className="two">
      <div>
        {failed ? <Failure error={failed} /> : null}
        <p className="progress" role="status">
          {review.progress(claims.length - queue.length, claims.length)}
        </p>
        {claim ? (
          <OneClaim page={page.data} claim={claim}>
            {by ? (
              <Deciding
                key={claim.id + asking}
                page={page.data}
                claim={claim}
                asking={asking}
                likes={likes.length}
                withLikes={withLikes}
                onLikes={() => setWithLikes(!withLikes)}
                onAsk={setAsking}
                onDecide={act}
              />
            ) : (
              <p className="sig">{review.signFirst}</p>
            )}
          </OneClaim>
        ) : (
          <p className="waiting">
            {review.finished}{' '}
            <button type="button" className="bt" onClick={onNext}>
              <kbd>n</kbd> {review.next}
            </button>
          </p>
        )}
      </div>
      <aside aria-label={review.done}>
        <Done decisions={decisions.data} claims={claims} />
        {claim ? <Talk key={claim.id} claim={claim.id} /> : null}
      </aside>
    </div>
  )
}

/** So many texts stand in the list to review. */
const MANY = 100

const Documents = () => {
  const messages = useMessages()
  const source = useSource()
  const list = useQuery(latestQuery(MANY))
  return (
    <ul className="counts to-review">
      {list.data?.documents.map((row) => (
        <li key={row.id}>
          <Link to="/review" search={{ document: row.id }} data-line>
            <bdi className="t" lang={row.language}>
              {row.title ?? messages.documents.untitled}
            </bdi>
          </Link>
          <span>
            {source(row)} · {messages.documents.claims(row.claims)}
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
  const navigate = route.useNavigate()
  const list = useQuery(latestQuery(MANY))
  const next = (): void => {
    const rows = list.data?.documents ?? []
    const row = rows[rows.findIndex((one) => one.id === id) + 1]
    void navigate({ search: row ? { document: row.id } : {} })
  }
  const keys = [
    { keys: ['Enter'], words: review.accept },
    { keys: ['x'], words: review.reject },
    { keys: ['e'], words: review.correct },
    { keys: ['o'], words: review.join },
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
        {setBy ? (
          <label>
            {review.by}{' '}
            <input
              className="in"
              value={by}
              onChange={(event) => setBy(event.currentTarget.value)}
              autoComplete="name"
            />
          </label>
        ) : (
          <>
            {review.by} <bdi>{by}</bdi>
          </>
        )}
      </p>
      {id ? <Queue key={id} id={id} by={by.trim()} onNext={next} /> : <Documents />}
    </Page>
  )
}
