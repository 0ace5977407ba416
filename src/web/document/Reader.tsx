// Puts the parts of a document page together and answers to mouse and keys: choose, step, filter, follow, cite.
import { useCallback, useMemo, useRef, useState } from 'react'
import { dayOfInstant } from '../dates.ts'
import { Page } from '../frame/Page.tsx'
import type { StatusKey } from '../frame/Status.tsx'
import { useMessages } from '../locales/messages.ts'
import { Apparatus } from './Apparatus.tsx'
import { Colophon } from './Colophon.tsx'
import { itemsOf } from './density.ts'
import type { Edition, NumberedClaim, PlacedProblem } from './edition.ts'
import { Index } from './Index.tsx'
import { useReading } from './reading.ts'
import { Sheet } from './Sheet.tsx'

const Path = ({ edition }: { readonly edition: Edition }) => {
  const messages = useMessages()
  const { article } = edition.page
  const steps = [
    messages.documents.title,
    (messages.locale === 'en' && article.publisher?.label) || article.publisher?.name,
    article.section,
  ].filter(Boolean)
  const last =
    article.source.article && article.source.article.of > 1
      ? messages.document.article(article.source.article.index, article.source.article.of)
      : (article.title ?? messages.documents.untitled)
  return (
    <>
      {steps.join(' › ')} ›{' '}
      <b>
        <bdi>{last}</bdi>
      </b>
    </>
  )
}

export const Reader = ({ edition }: { readonly edition: Edition }) => {
  const messages = useMessages()
  const sheet = useRef<HTMLElement>(null)
  const [index, setIndex] = useState(false)
  const reading = useReading(edition, sheet, () => setIndex((open) => !open))
  const { selected, shown, said, select, toProblem } = reading
  const items = useMemo(() => itemsOf(edition, shown), [edition, shown])
  const onSelect = useCallback((claim: NumberedClaim) => select(claim, false), [select])
  const onProblem = useCallback(
    (problem: PlacedProblem) => {
      setIndex(false)
      toProblem(problem)
    },
    [toProblem],
  )
  const keys: StatusKey[] = [
    { keys: ['j', 'k'], words: messages.keys.claim, act: () => reading.step(1) },
    { keys: ['p'], words: messages.keys.problem, act: reading.nextProblem },
    { keys: ['v'], words: messages.keys.voice, act: reading.followVoice },
    { keys: ['1', '5'], range: true, words: messages.keys.family },
    { keys: ['c'], words: messages.keys.cite, act: () => void reading.cite() },
    ...(selected ? [{ keys: ['Esc'], words: messages.keys.close, act: reading.close }] : []),
  ]
  const fact =
    said ||
    (selected
      ? messages.document.claimOf(selected.number, edition.claims.length)
      : messages.document.claims(edition.claims.length))
  return (
    <Page
      title={edition.page.article.title ?? messages.documents.untitled}
      path={<Path edition={edition} />}
      world={messages.clocks.asPrinted}
      record={dayOfInstant(messages, edition.page.readAt)}
      keys={keys}
      fact={fact}
      bare
      foot={
        selected ? (
          <Apparatus
            edition={edition}
            claim={selected}
            onStep={reading.step}
            onCite={() => void reading.cite()}
            onClose={reading.close}
          />
        ) : null
      }
    >
      <div className={index ? 'reader index-open' : 'reader'}>
        <button
          type="button"
          className="index-key"
          aria-expanded={index}
          aria-controls="index"
          onClick={() => setIndex(!index)}
        >
          {index ? messages.document.closeIndex : messages.document.index}
        </button>
        <aside className="left" id="index" aria-label={messages.document.label}>
          <Index edition={edition} shown={shown} onShow={reading.show} onProblem={onProblem} />
        </aside>
        <Sheet
          edition={edition}
          items={items}
          shown={shown}
          selected={selected?.index}
          cursor={reading.cursor}
          sheet={sheet}
          onSelect={onSelect}
          onProblem={onProblem}
        />
      </div>
      <Colophon edition={edition} />
    </Page>
  )
}
