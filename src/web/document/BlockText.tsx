// One block of the text, drawn as what it is on the page: title, dateline, heading, paragraph, jump line.
import { type CSSProperties, createElement, memo, type ReactNode, useMemo } from 'react'
import type { PartKind } from '../../model/article.ts'
import { useMessages } from '../locales/messages.ts'
import type { Block, Edition } from './edition.ts'
import { SegmentText } from './SegmentText.tsx'
import { type Segment, segmentsOf } from './segments.ts'

const TAGS: Readonly<Record<PartKind, string>> = {
  title: 'h1',
  subtitle: 'p',
  dateline: 'p',
  byline: 'p',
  heading: 'h2',
  paragraph: 'p',
  caption: 'p',
  jump: 'p',
  furniture: 'p',
}

/** Controls that turn the order of letters; with them the text is shown in the order in which it is stored. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/

const BLANK = /^\s*$/u

interface Props {
  readonly edition: Edition
  readonly block: Block
  readonly shown: ReadonlySet<string>
  readonly selected: number | undefined
}

/** Space between parts stays in the text, so that it is whole, and takes no room on the page. */
const drawn = (
  edition: Edition,
  block: Block,
  segments: readonly Segment[],
  selected: number | undefined,
): ReactNode[] =>
  segments.map((segment) => {
    const text = edition.text.slice(segment.start, segment.end)
    const between = segment.end <= block.inner.start || segment.start >= block.inner.end
    if (between && BLANK.test(text))
      return (
        <span key={segment.start} className="between">
          {text}
        </span>
      )
    const touched = segment.claims.some((claim) => claim.index === selected)
    return <SegmentText key={segment.start} segment={segment} text={text} selected={touched ? selected : undefined} />
  })

const useGap = (edition: Edition, block: Block): string | undefined => {
  const { document } = useMessages()
  const gap = edition.page.article.gaps.find((g) => g.span.start < block.end && g.span.end > block.start)
  if (!gap) return undefined
  if (gap.kind === 'continued-from') return gap.page ? document.gapFrom(gap.page) : document.gapFromNoPage
  return gap.page ? document.gapOn(gap.page) : document.gapOnNoPage
}

const classOf = (edition: Edition, block: Block, gap: boolean): string => {
  const text = edition.text.slice(block.inner.start, block.inner.end)
  const names: string[] = [gap ? 'jump' : block.kind]
  if (/^\s/u.test(text)) names.push('own-indent')
  if (TURNS.test(text)) names.push('as-stored')
  if (block.kind === 'title' && block.index > 3) names.push('displaced')
  return names.join(' ')
}

/** A guess at the height of what is not laid out yet, so that the scroll bar tells the truth. */
const waiting = (edition: Edition, block: Block): CSSProperties | undefined => {
  if (!edition.long) return undefined
  const height = Math.ceil((block.inner.end - block.inner.start + 2) / 33) * 36
  return { contentVisibility: 'auto', containIntrinsicSize: `auto ${height}px` }
}

export const BlockText = memo(({ edition, block, shown, selected }: Props) => {
  const segments = useMemo(() => segmentsOf(edition, block, shown), [edition, block, shown])
  const gap = useGap(edition, block)
  return createElement(
    // A second heading of the first rank would tell a screen reader of a second page.
    block.kind === 'title' && block.index > 3 ? 'h2' : TAGS[block.kind],
    {
      className: classOf(edition, block, gap !== undefined),
      'data-block': block.index,
      'data-said': gap,
      style: waiting(edition, block),
    },
    ...drawn(edition, block, segments, selected),
  )
})
