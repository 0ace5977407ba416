// Margin notes, level with the first line of their evidence; a note that would overlap slips below the one before it.
import { type CSSProperties, memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ClaimType } from '../../model/claim.ts'
import { useMessages } from '../locales/messages.ts'
import { DateWords, Mark, Misprint } from '../marks/Mark.tsx'
import type { Item } from './density.ts'
import type { Edition, NumberedClaim, PlacedProblem } from './edition.ts'
import { hasAnchors, type Lines } from './measuring.ts'
import { evidenceAnchor, problemAnchor } from './segments.ts'
import { labels, printedNames, saidBy } from './voices.ts'
import { glossOf, tellingWord } from './words.ts'

const Voices = ({ claim, english }: { readonly claim: NumberedClaim; readonly english: boolean }) => {
  const messages = useMessages()
  const layers = saidBy(claim.claim)
  const names = layers.map(
    (layer) =>
      (english ? labels(layer, messages.list) : printedNames(layer, messages.list)) || messages.document.unnamed,
  )
  if (names.length === 0) return null
  return (
    <>
      <i>{` · ${names
        .slice(0, -1)
        .map((name) => `${name} › `)
        .join('')}`}</i>
      {names.at(-1)}
      {layers.at(-1)?.form === 'direct' ? ' “ ”' : ''}
    </>
  )
}

const ClaimWords = ({ item, edition }: { readonly item: Item & { kind: 'claim' }; readonly edition: Edition }) => {
  const messages = useMessages()
  const { claim } = item.claim
  const type: Readonly<Record<ClaimType, string>> = messages.types
  const gloss = glossOf(messages, claim, edition.page.article.language)
  const telling = tellingWord(messages, claim)
  const mode = claim.mode === 'happened' ? undefined : messages.modes[claim.mode]
  return (
    <>
      <Mark family={item.claim.family} />
      <span className="n">{item.claim.number}</span>
      <span className="ty">
        <b>{type[claim.type]}</b>{' '}
        {item.short ? (
          <bdi lang={gloss.lang}>{gloss.text}</bdi>
        ) : (
          <>
            {[mode, telling].filter(Boolean).join(' · ')}
            <Voices claim={item.claim} english={messages.locale === 'en'} />
          </>
        )}
      </span>
      <span className="d">
        <DateWords when={claim.time} edtf={claim.when} />
      </span>
      <span className="h">{claim.confidence < 0.8 ? claim.confidence.toFixed(2) : ''}</span>
      {item.short ? null : (
        <bdi className="g" lang={gloss.lang}>
          {gloss.text}
        </bdi>
      )}
    </>
  )
}

const ProblemWords = ({ problem, lang }: { readonly problem: PlacedProblem['problem']; readonly lang: string }) => {
  const messages = useMessages()
  return (
    <>
      {problem.code === 'misprint' ? <Misprint /> : <span className={problem.code === 'unread' ? 'bx' : 'bx plain'} />}
      <span className="n" />
      <span className="ty">
        <b>{messages.codes[problem.code]}</b>{' '}
        {problem.code === 'misprint' ? (
          <>
            <bdi lang={lang}>{problem.quote}</bdi>, {messages.document.kept}
          </>
        ) : null}
      </span>
      <span className="g">
        {problem.code === 'misprint' && problem.likely ? (
          <>
            {messages.document.likely}{' '}
            <bdi className="t" lang={lang}>
              {problem.likely}
            </bdi>
            .{' '}
          </>
        ) : null}
        <span lang="en">{problem.reason}</span>
      </span>
    </>
  )
}

export const anchorOf = (item: Item): string =>
  item.kind === 'claim' ? evidenceAnchor(item.claim) : problemAnchor(item.problem)

/** No script measures anything: the browser sets each note by its evidence and by the note before it. */
const anchored = (item: Item, before: Item | undefined): CSSProperties => {
  const own = `calc(anchor(--${anchorOf(item)} top) + 4px)`
  return {
    anchorName: `--n${item.key}`,
    top: before
      ? `max(${own}, calc(anchor(--n${before.key} bottom) + 5px))`
      : `max(${own}, calc(anchor(--nsrc bottom) + 5px))`,
  }
}

/** Notes hang free of the text's flow; the sheet is told how far down the last one reaches. */
const useRoom = (
  list: { readonly current: HTMLOListElement | null },
  items: readonly Item[],
  tops: readonly number[],
  lines: Lines,
): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these moves the last note
  useLayoutEffect(() => {
    const last = list.current?.lastElementChild
    const sheet = list.current?.parentElement
    if (sheet) sheet.style.paddingBottom = ''
    if (!(last instanceof HTMLElement) || !sheet) return
    const short = last.offsetTop + last.offsetHeight + 24 - sheet.clientHeight
    if (short > 0 && last.offsetParent) sheet.style.paddingBottom = `${24 + short}px`
  }, [items, tops, lines])
}

/** Where the browser has no anchors, heights are read once the notes stand, and each is moved to its place. */
const useMeasured = (items: readonly Item[], lines: Lines, on: boolean) => {
  const list = useRef<HTMLOListElement>(null)
  const [tops, setTops] = useState<readonly number[]>([])
  useLayoutEffect(() => {
    if (!on || !list.current) return
    let bottom = 0
    const next = items.map((item, i) => {
      const top = Math.max((lines.tops.get(anchorOf(item)) ?? 0) + 4, bottom)
      bottom = top + ((list.current?.children[i] as HTMLElement | undefined)?.offsetHeight ?? 0) + 5
      return top
    })
    setTops((old) => (old.length === next.length && old.every((top, i) => top === next[i]) ? old : next))
  }, [items, lines, on])
  return { list, tops }
}

const useFocus = (
  list: { readonly current: HTMLOListElement | null },
  cursor: string | undefined,
  items: readonly Item[],
): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a note that comes near after a jump takes the focus then
  useEffect(() => {
    if (cursor === undefined) return
    const note = list.current?.querySelector<HTMLElement>(`[data-note="${cursor}"]`)
    if (note && document.activeElement !== note) note.focus({ preventScroll: true })
  }, [cursor, items])
}

interface Props {
  readonly edition: Edition
  readonly items: readonly Item[]
  readonly lines: Lines
  readonly selected: number | undefined
  readonly cursor: string | undefined
  readonly onSelect: (claim: NumberedClaim) => void
  readonly onProblem: (problem: PlacedProblem) => void
}

export const Notes = memo(({ edition, items, lines, selected, cursor, onSelect, onProblem }: Props) => {
  const messages = useMessages()
  const measured = !hasAnchors()
  const { list, tops } = useMeasured(items, lines, measured)
  useRoom(list, items, tops, lines)
  useFocus(list, cursor, items)
  return (
    <ol className="abs notes" ref={list} aria-label={messages.document.notes}>
      {items.map((item, i) => {
        const chosen = item.kind === 'claim' && item.claim.index === selected
        const start = item.kind === 'claim' ? item.claim.start : item.problem.start
        const classes = ['note', item.kind === 'problem' ? 'pb' : item.short ? 'one' : '', chosen ? 'on' : '']
        return (
          <li
            key={item.key}
            className={classes.filter(Boolean).join(' ')}
            style={measured ? { top: tops[i] ?? 0 } : anchored(item, items[i - 1])}
          >
            <button
              type="button"
              data-note={item.key}
              aria-details={`u${start}`}
              aria-expanded={item.kind === 'claim' ? chosen : undefined}
              onClick={() => (item.kind === 'claim' ? onSelect(item.claim) : onProblem(item.problem))}
            >
              {item.kind === 'claim' ? (
                <ClaimWords item={item} edition={edition} />
              ) : (
                <ProblemWords problem={item.problem.problem} lang={edition.page.article.language} />
              )}
            </button>
          </li>
        )
      })}
    </ol>
  )
})
