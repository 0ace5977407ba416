// The sheet: the whole text in its column, and around it what stands on its lines. Hover links text and margin both ways.
import {
  type ClipboardEvent,
  type MouseEvent,
  memo,
  type PointerEvent,
  type RefObject,
  useCallback,
  useMemo,
  useRef,
} from 'react'
import { plainDate, weekday } from '../dates.ts'
import { useMessages } from '../locales/messages.ts'
import { DateWords } from '../marks/Mark.tsx'
import { BlockText } from './BlockText.tsx'
import { selectedSource } from './copying.ts'
import type { Item } from './density.ts'
import type { Edition, NumberedClaim, PlacedProblem } from './edition.ts'
import { ParagraphNumbers, Rails, Ticks } from './Margin.tsx'
import { useLines, useNear } from './measuring.ts'
import { Notes } from './Notes.tsx'
import { Places } from './Places.tsx'

const Masthead = ({ edition }: { readonly edition: Edition }) => {
  const messages = useMessages()
  const { article } = edition.page
  const day = article.published ?? article.dateline?.date
  const words = [weekday(messages, day), plainDate(messages, day)].filter(Boolean)
  if (messages.locale !== 'en') words.reverse()
  const kick = [words.join(messages.locale === 'en' ? ' ' : messages.comma), article.section].filter(Boolean)
  return (
    <p className="kick">
      {article.publisher ? <bdi lang={article.language}>{article.publisher.name}</bdi> : null}
      {article.publisher && kick.length > 0 ? ' · ' : ''}
      <bdi>{kick.join(' · ')}</bdi>
    </p>
  )
}

const Dateline = ({ edition }: { readonly edition: Edition }) => {
  const messages = useMessages()
  const { dateline } = edition.page.article
  return (
    <p className="src" style={{ anchorName: '--nsrc' }}>
      {dateline ? (
        <>
          <b>{messages.document.dateline}</b>{' '}
          {dateline.place ? <bdi lang={edition.page.article.language}>{dateline.place}</bdi> : null}
          {dateline.place && dateline.date ? messages.list : ''}
          <DateWords edtf={dateline.date} />
        </>
      ) : null}
    </p>
  )
}

/** A title found in another place of the page is shown where a reader looks for it, as a copy; in the text it stays put. */
const FoundTitle = ({ edition }: { readonly edition: Edition }) => {
  const messages = useMessages()
  const first = edition.blocks.findIndex((block) => block.kind === 'title')
  const { title, language } = edition.page.article
  if ((first >= 0 && first <= 3) || !title) return null
  return (
    <>
      <h1 className="t title copy" lang={language}>
        <bdi>{title}</bdi>
      </h1>
      {first > 3 ? <p className="dim copy-note">{messages.document.displaced}</p> : null}
    </>
  )
}

/** Lights up the words and the note of one claim together, by attribute, so that nothing is drawn anew. */
const light = (sheet: HTMLElement, key: string | undefined, lit: { current: string | undefined }): void => {
  if (lit.current === key) return
  for (const element of sheet.querySelectorAll('[data-lit]')) element.removeAttribute('data-lit')
  lit.current = key
  if (key === undefined) return
  const [kind, index] = [key[0], key.slice(1)]
  const words = kind === 'c' ? `[data-c~="${index}"]` : `[data-o~="p${index}"]`
  for (const element of sheet.querySelectorAll(`${words}, [data-note="${key}"]`)) element.setAttribute('data-lit', '')
}

const indexesAt = (target: EventTarget): readonly number[] =>
  (target as Element).closest<HTMLElement>('[data-c]')?.dataset.c?.split(' ').map(Number) ?? []

/** Of several claims on the same words the narrowest is meant. */
const narrowest = (edition: Edition, indexes: readonly number[]): number | undefined =>
  indexes.toSorted((a, b) => {
    const [x, y] = [edition.claims[a], edition.claims[b]]
    return (x ? x.end - x.start : 0) - (y ? y.end - y.start : 0)
  })[0]

interface Props {
  readonly edition: Edition
  readonly items: readonly Item[]
  readonly shown: ReadonlySet<string>
  readonly selected: number | undefined
  readonly cursor: string | undefined
  readonly sheet: RefObject<HTMLElement | null>
  readonly onSelect: (claim: NumberedClaim) => void
  readonly onProblem: (problem: PlacedProblem) => void
}

/** What pointer and clipboard do on the sheet. */
const useHands = ({
  edition,
  selected,
  sheet,
  onSelect,
}: Pick<Props, 'edition' | 'selected' | 'sheet' | 'onSelect'>) => {
  const lit = useRef<string>(undefined)
  const onPoint = useCallback(
    (event: PointerEvent) => {
      if (!sheet.current || event.pointerType === 'touch') return
      const note = (event.target as Element).closest<HTMLElement>('[data-note]')?.dataset.note
      const index = note === undefined ? narrowest(edition, indexesAt(event.target)) : undefined
      light(sheet.current, note ?? (index === undefined ? undefined : `c${index}`), lit)
    },
    [edition, sheet],
  )
  const onClick = (event: MouseEvent): void => {
    const indexes = indexesAt(event.target)
    // A drag over the text selects words, not a claim.
    if (indexes.length === 0 || window.getSelection()?.isCollapsed === false) return
    const at = selected === undefined ? -1 : indexes.indexOf(selected)
    const next = at >= 0 ? indexes[(at + 1) % indexes.length] : narrowest(edition, indexes)
    const claim = next === undefined ? undefined : edition.claims[next]
    if (claim) onSelect(claim)
  }
  const onCopy = (event: ClipboardEvent): void => {
    const words = selectedSource(edition, event.currentTarget, window.getSelection())
    if (words === undefined) return
    event.clipboardData.setData('text/plain', words)
    event.preventDefault()
  }
  const unlight = useCallback(() => sheet.current && light(sheet.current, undefined, lit), [sheet])
  return { onPoint, onClick, onCopy, unlight }
}

export const Sheet = memo(({ edition, items, shown, selected, cursor, sheet, onSelect, onProblem }: Props) => {
  const { article } = edition.page
  const near = useNear(sheet, edition.long, edition.text)
  const lines = useLines(sheet, near, [edition, shown])
  const here = useMemo(
    () =>
      near === 'all'
        ? items
        : items.filter((item) => near.has(item.kind === 'claim' ? item.claim.block : item.problem.block)),
    [items, near],
  )
  const claims = useMemo(() => here.flatMap((item) => (item.kind === 'claim' ? [item.claim] : [])), [here])
  const hands = useHands({ edition, selected, sheet, onSelect })
  return (
    <main className="sheet" id="text" ref={sheet} onPointerOver={hands.onPoint} onPointerLeave={hands.unlight}>
      <Masthead edition={edition} />
      <FoundTitle edition={edition} />
      <Dateline edition={edition} />
      <Places page={edition.page} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the notes are the keyboard's way to the same claims */}
      <article className="text t" lang={article.language} data-text onClick={hands.onClick} onCopy={hands.onCopy}>
        {edition.blocks.map((block) => {
          const chosen = selected === undefined ? undefined : edition.claims[selected]
          const touched = chosen && chosen.start < block.end && chosen.end > block.start
          return (
            <BlockText
              key={block.index}
              edition={edition}
              block={block}
              shown={shown}
              selected={touched ? selected : undefined}
            />
          )
        })}
      </article>
      <ParagraphNumbers edition={edition} lines={lines} />
      <Rails edition={edition} lines={lines} />
      <Ticks claims={claims} lines={lines} selected={selected} onSelect={onSelect} />
      <Notes
        edition={edition}
        items={here}
        lines={lines}
        selected={selected}
        cursor={cursor}
        onSelect={onSelect}
        onProblem={onProblem}
      />
    </main>
  )
})
