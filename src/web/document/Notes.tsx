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
const anchored = (item: Item, above: string): CSSProperties => ({
  anchorName: `--n${item.key}`,
  top: `max(anchor(--${anchorOf(item)} top) + 4px, anchor(--n${above} bottom) + 5px)`,
})

const makeRoom = (list: HTMLOListElement): void => {
  const [last, sheet] = [list.lastElementChild, list.parentElement]
  if (!sheet) return
  const own = Number.parseFloat(getComputedStyle(sheet).paddingBottom)
  const foot = last instanceof HTMLElement && last.offsetParent ? last.offsetTop + last.offsetHeight : 0
  const needed = foot + 24 - (sheet.clientHeight - own)
  const padding = needed > 24 ? `${Math.ceil(needed)}px` : ''
  if (sheet.style.paddingBottom !== padding) sheet.style.paddingBottom = padding
}

/** Notes hang free of the text's flow; the sheet is told how far down the last one reaches, once they stand. */
const useRoom = (list: { readonly current: HTMLOListElement | null }): void => {
  useLayoutEffect(() => {
    if (list.current) makeRoom(list.current)
    const frame = requestAnimationFrame(() => list.current && makeRoom(list.current))
    return () => cancelAnimationFrame(frame)
  })
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

interface NoteProps {
  readonly edition: Edition
  readonly item: Item
  /** The note above, by which the browser sets this one; with a number the place was measured instead. */
  readonly above: string | number
  readonly chosen: boolean
  readonly onSelect: (claim: NumberedClaim) => void
  readonly onProblem: (problem: PlacedProblem) => void
}

const Note = memo(({ edition, item, above, chosen, onSelect, onProblem }: NoteProps) => {
  const start = item.kind === 'claim' ? item.claim.start : item.problem.start
  const classes = [
    'note',
    item.kind === 'problem' ? 'pb' : item.roomy ? 'one roomy' : item.short ? 'one' : '',
    chosen ? 'on' : '',
  ]
  return (
    <li
      className={classes.filter(Boolean).join(' ')}
      style={typeof above === 'number' ? { top: above } : anchored(item, above)}
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
})

interface Props extends Omit<NoteProps, 'item' | 'above' | 'chosen'> {
  readonly items: readonly Item[]
  readonly lines: Lines
  readonly selected: number | undefined
  readonly cursor: string | undefined
}

export const Notes = memo(({ edition, items, lines, selected, cursor, onSelect, onProblem }: Props) => {
  const messages = useMessages()
  const measured = !hasAnchors()
  const { list, tops } = useMeasured(items, lines, measured)
  useRoom(list)
  useFocus(list, cursor, items)
  return (
    <ol className="abs notes" ref={list} aria-label={messages.document.notes}>
      {items.map((item, i) => (
        <Note
          key={item.key}
          edition={edition}
          item={item}
          above={measured ? (tops[i] ?? 0) : (items[i - 1]?.key ?? 'src')}
          chosen={item.kind === 'claim' && item.claim.index === selected}
          onSelect={onSelect}
          onProblem={onProblem}
        />
      ))}
    </ol>
  )
})
