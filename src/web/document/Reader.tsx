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

type Reading = ReturnType<typeof useReading>

const useStatusKeys = (reading: Reading): readonly StatusKey[] => {
  const { keys } = useMessages()
  return [
    { keys: ['j', 'k'], words: keys.claim, act: () => reading.step(1) },
    { keys: ['p'], words: keys.problem, act: reading.nextProblem },
    { keys: ['v'], words: keys.voice, act: reading.followVoice },
    { keys: ['1', '5'], range: true, words: keys.family },
    { keys: ['c'], words: keys.cite, act: () => void reading.cite() },
    ...(reading.selected ? [{ keys: ['Esc'], words: keys.close, act: reading.close }] : []),
  ]
}

/** The one fact at the right: where one is. */
const Fact = ({ edition, claim }: { readonly edition: Edition; readonly claim: NumberedClaim | undefined }) => {
  const { document } = useMessages()
  const all = edition.claims.length
  return claim ? document.claimOf(claim.number, all) : document.claims(all)
}

export const Reader = ({ edition }: { readonly edition: Edition }) => {
  const messages = useMessages()
  const sheet = useRef<HTMLElement>(null)
  const [index, setIndex] = useState(false)
  const reading = useReading(edition, sheet, () => setIndex((open) => !open))
  const { selected, shown, select, toProblem } = reading
  const items = useMemo(() => itemsOf(edition, shown), [edition, shown])
  const onSelect = useCallback((claim: NumberedClaim) => select(claim, false), [select])
  const onProblem = useCallback(
    (problem: PlacedProblem) => {
      setIndex(false)
      toProblem(problem)
    },
    [toProblem],
  )
  const cite = (): void => void reading.cite()
  return (
    <Page
      title={edition.page.article.title ?? messages.documents.untitled}
      path={<Path edition={edition} />}
      world={messages.clocks.asPrinted}
      record={dayOfInstant(messages, edition.page.readAt)}
      keys={useStatusKeys(reading)}
      fact={<Fact edition={edition} claim={selected} />}
      bare
      foot={
        selected ? (
          <Apparatus edition={edition} claim={selected} onStep={reading.step} onCite={cite} onClose={reading.close} />
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
