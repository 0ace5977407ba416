// How much was read, as a bar and in words: read, without a claim, and hatched what no rule read.
import type { Coverage } from '../../model/reading.ts'
import { useMessages } from '../locales/messages.ts'

export const CoverageStrip = ({ coverage }: { readonly coverage: Coverage }) => {
  const messages = useMessages()
  const none = Math.max(0, coverage.sentences - coverage.read - coverage.unread)
  return (
    <div
      className="cov"
      role="img"
      aria-label={messages.coverage.bar(coverage.read, coverage.sentences, coverage.unread)}
    >
      <i style={{ flexGrow: coverage.read }} />
      <i className="n" style={{ flexGrow: none }} />
      <i className="h" style={{ flexGrow: coverage.unread }} />
    </div>
  )
}

export const CoverageBar = ({ coverage }: { readonly coverage: Coverage }) => {
  const messages = useMessages()
  const none = Math.max(0, coverage.sentences - coverage.read - coverage.unread)
  return (
    <>
      <CoverageStrip coverage={coverage} />
      <p>
        {messages.coverage.read(coverage.read)} · {messages.coverage.none(none)} ·{' '}
        <span className={coverage.unread > 0 ? 'sig' : ''}>{messages.coverage.unread(coverage.unread)}</span>
      </p>
    </>
  )
}
