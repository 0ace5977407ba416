// The time of a claim taken apart: each part with the words that print it, or with the anchor it was inferred from.
import type { Claim } from '../../model/claim.ts'
import type { DatePart, PartialDate } from '../../model/when.ts'
import { dateWord } from '../dates.ts'
import type { Messages } from '../locales/en.ts'
import { useMessages } from '../locales/messages.ts'
import type { Edition } from './edition.ts'

const ORDER = ['day', 'month', 'year'] as const
const basis = (messages: Messages, edition: Edition, part: DatePart): string => {
  const { apparatus } = messages
  if (part.basis.kind === 'written') {
    const words = edition.text.slice(part.basis.span.start, part.basis.span.end)
    return words ? apparatus.writtenAs(words) : apparatus.written
  }
  const from = apparatus.anchors[part.basis.from] ?? apparatus.anchor(part.basis.from)
  const words = part.basis.span ? edition.text.slice(part.basis.span.start, part.basis.span.end) : ''
  return words ? `${from}${messages.list}${words}` : from
}

const PartRows = ({ edition, date }: { readonly edition: Edition; readonly date: PartialDate }) => {
  const messages = useMessages()
  return (
    <dl className="parts">
      {ORDER.map((name) => {
        const part = date[name]
        if (!part) return null
        const inferred = part.basis.kind === 'inferred'
        return (
          <div key={name}>
            <dt>
              <span className={inferred ? 'inf' : 'upright'}>{dateWord(messages, name, part.value)}</span>
            </dt>
            <dd className={inferred ? 'mid' : undefined}>
              <bdi>{basis(messages, edition, part)}</bdi>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

const precision = (messages: Messages, edtf: string): string => {
  const { precise } = messages.apparatus
  if (edtf.includes('/')) return precise.period
  if (/^\d{4}-\d{2}-\d{2}/.test(edtf)) return precise.day
  return /^\d{4}-\d{2}/.test(edtf) ? precise.month : precise.year
}

export const WhenParts = ({ edition, claim }: { readonly edition: Edition; readonly claim: Claim }) => {
  const messages = useMessages()
  const { time, when } = claim
  const words = time?.span ? edition.text.slice(time.span.start, time.span.end) : undefined
  if (!time?.start && !time?.end)
    return (
      <p className="dim">
        {when ??
          (words ? (
            <>
              <bdi lang={edition.page.article.language}>{words}</bdi>: {messages.apparatus.wordsOnly}
            </>
          ) : (
            messages.apparatus.noDate
          ))}
      </p>
    )
  return (
    <>
      {time.start ? <PartRows edition={edition} date={time.start} /> : null}
      {time.end ? (
        <>
          <p className="dim upto">–</p>
          <PartRows edition={edition} date={time.end} />
        </>
      ) : null}
      {when ? (
        <p className="dim edtf">
          {when} · {precision(messages, when)}
        </p>
      ) : null}
    </>
  )
}
