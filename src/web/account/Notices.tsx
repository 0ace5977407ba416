// What somebody should know: claims assigned to them, remarks, judgements of others; each leads to its claim.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Notice } from '../../model/team.ts'
import { plainDate } from '../dates.ts'
import { claimQuery } from '../http.ts'
import { useMessages } from '../locales/messages.ts'
import { Part } from './AccountPage.tsx'
import { useDoing } from './Doing.tsx'
import { noticesQuery, noticesSeen } from './talk.ts'

const OfClaim = ({ claim }: { readonly claim: string }) => {
  const { data } = useQuery(claimQuery(claim))
  if (!data) return <code>{claim}</code>
  return (
    <Link to="/d/$id" params={{ id: data.document.id }} search={{ claim }}>
      <bdi>{data.claim.gloss}</bdi>
    </Link>
  )
}

const Row = ({ notice }: { readonly notice: Notice }) => {
  const messages = useMessages()
  return (
    <li data-notice={notice.kind}>
      <span>
        {notice.seen ? null : <b>● </b>}
        {messages.pages.talk.notice[notice.kind](notice.by)} <OfClaim claim={notice.claim} />
      </span>
      <small>{plainDate(messages, notice.at.slice(0, 10))}</small>
    </li>
  )
}

export const Notices = () => {
  const { talk, account } = useMessages().pages
  const client = useQueryClient()
  const { data = [] } = useQuery(noticesQuery())
  const doing = useDoing()
  const [newest] = data
  const see = (n: number): void =>
    doing.run(async () => {
      await noticesSeen(n)
      await client.invalidateQueries({ queryKey: ['notices'] })
    })
  return (
    <Part
      title={talk.notices}
      note={
        newest && data.some(({ seen }) => !seen) ? (
          <button type="button" className="link" onClick={() => see(newest.n)}>
            {talk.seen}
          </button>
        ) : undefined
      }
    >
      <ul className="ruled">
        {data.slice(0, 20).map((notice) => (
          <Row key={notice.n} notice={notice} />
        ))}
      </ul>
      {data.length === 0 ? <p className="dim">{account.none}</p> : null}
    </Part>
  )
}
