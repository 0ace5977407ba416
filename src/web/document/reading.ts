// What a reader does on the document page, and how the address keeps it: the chosen claim, the families shown, the cursor.
import { getRouteApi } from '@tanstack/react-router'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { FAMILIES, type Family, isFamily } from '../families.ts'
import { say } from '../frame/said.ts'
import { keysOf, useKeys } from '../keys.ts'
import { useMessages } from '../locales/messages.ts'
import { citationOf, copyWords, rangeOf } from './copying.ts'
import type { Edition, NumberedClaim, PlacedProblem } from './edition.ts'
import { evidenceAnchor, problemAnchor } from './segments.ts'
import { saidBy, speakersOf } from './voices.ts'

const route = getRouteApi('/d/$id')

type Sheet = RefObject<HTMLElement | null>

const shownOf = (show: string | undefined): ReadonlySet<Family> => {
  const named = show?.split(',').filter(isFamily) ?? []
  return new Set(named.length > 0 ? named : FAMILIES)
}

/** Brings an anchor's first words to 30 % of the view. */
const scrollTo = (sheet: Sheet, anchor: string, always: boolean): void => {
  const element = sheet.current?.querySelector(`[data-o~="${anchor}"]`)
  const block = element?.closest('[data-block]')
  if (!element || !block) return
  const settle = (): void => {
    const { top } = element.getClientRects()[0] ?? block.getBoundingClientRect()
    const inView = top > 90 && top < window.innerHeight * 0.62
    if (always || !inView) window.scrollBy({ top: top - window.innerHeight * 0.3 })
  }
  const { top, bottom } = block.getBoundingClientRect()
  if (bottom > 0 && top < window.innerHeight) {
    settle()
    return
  }
  // A block far away has no lines yet: the page goes there first, and to the line once it is laid out.
  window.scrollBy({ top: top - window.innerHeight * 0.3 })
  requestAnimationFrame(() => requestAnimationFrame(settle))
}

const lastSpeaker = (claim: NumberedClaim | undefined): string | undefined => {
  const layer = claim && saidBy(claim.claim).at(-1)
  const speaker = layer && speakersOf(layer)[0]
  return speaker && (('id' in speaker && speaker.id) || speaker.name)
}

/** The first that comes after the cursor, or the first of all. */
const nextAfter = <T extends { readonly start: number; readonly index: number }>(
  all: readonly T[],
  at: T | undefined,
): T | undefined =>
  at ? (all.find((one) => one.start > at.start || (one.start === at.start && one.index > at.index)) ?? all[0]) : all[0]

/** What the address says, and how it is changed. */
const useAddress = (edition: Edition) => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const shown = useMemo(() => shownOf(search.show), [search.show])
  const selected = search.claim ? edition.byId.get(search.claim) : undefined
  const had = search.claim !== undefined
  const choose = useCallback(
    // The first choice can be undone with Back; stepping on from it is not worth a page of history each.
    (claim: NumberedClaim): void =>
      void navigate({ search: (old) => ({ ...old, claim: claim.claim.id }), replace: had, resetScroll: false }),
    [navigate, had],
  )
  const close = useCallback(
    (): void => void navigate({ search: ({ claim: _, ...old }) => old, replace: true, resetScroll: false }),
    [navigate],
  )
  const show = useCallback(
    (families: ReadonlySet<Family>): void => {
      const words = families.size === FAMILIES.length ? undefined : FAMILIES.filter((f) => families.has(f)).join(',')
      const search = ({
        show: _,
        ...old
      }: {
        readonly claim?: string
        readonly show?: string
        readonly at?: string
      }) => (words ? { ...old, show: words } : old)
      void navigate({ search, replace: true, resetScroll: false })
    },
    [navigate],
  )
  return { shown, selected, choose, close, show, at: search.at }
}

/** Where the reader is without having chosen: the note in focus, of a claim (c12) or a problem (p3). */
const useCursor = (edition: Edition, sheet: Sheet) => {
  const [cursor, setCursor] = useState<string>()
  const index = Number(cursor?.slice(1))
  const claim = cursor?.startsWith('c') ? edition.claims[index] : undefined
  const problem = cursor?.startsWith('p') ? edition.problems[index] : undefined
  const toClaim = useCallback(
    (to: NumberedClaim, scroll: boolean): void => {
      setCursor(`c${to.index}`)
      if (scroll) scrollTo(sheet, evidenceAnchor(to), true)
      // After a click the apparatus may come to lie over the words.
      else requestAnimationFrame(() => scrollTo(sheet, evidenceAnchor(to), false))
    },
    [sheet],
  )
  const toProblem = useCallback(
    (to: PlacedProblem): void => {
      setCursor(`p${to.index}`)
      scrollTo(sheet, problemAnchor(to), true)
    },
    [sheet],
  )
  return { cursor, claim, problem, toClaim, toProblem }
}

export const useReading = (edition: Edition, sheet: Sheet, toggleIndex: () => void) => {
  const messages = useMessages()
  const { shown, selected, choose, close, show, at } = useAddress(edition)
  const { cursor, claim: atCursor, problem, toClaim, toProblem } = useCursor(edition, sheet)
  const visible = useMemo(() => edition.claims.filter((claim) => shown.has(claim.family)), [edition, shown])
  const current = selected ?? atCursor

  const select = useCallback(
    (claim: NumberedClaim, scroll: boolean): void => {
      choose(claim)
      toClaim(claim, scroll)
    },
    [choose, toClaim],
  )
  const go = (claim: NumberedClaim | undefined): void => {
    if (claim && selected) select(claim, true)
    else if (claim) toClaim(claim, true)
  }
  const step = (by: 1 | -1): void =>
    go(current ? visible[visible.indexOf(current) + by] : visible.at(by === 1 ? 0 : -1))
  const nextProblem = (): void => {
    const next = nextAfter(edition.problems, problem)
    if (next) toProblem(next)
  }
  const followVoice = (): void => {
    const speaker = lastSpeaker(current)
    const says = (claim: NumberedClaim) => (speaker ? lastSpeaker(claim) === speaker : lastSpeaker(claim) !== undefined)
    go(nextAfter(visible.filter(says), current))
  }
  const cite = async (): Promise<void> => {
    if (!current) return
    const done = await copyWords(citationOf(messages, edition, current))
    say(done ? messages.apparatus.copied : messages.apparatus.notCopied)
  }
  const open = (): void => current && select(current, true)
  const only = (family: Family): void =>
    show(shown.size === 1 && shown.has(family) ? new Set(FAMILIES) : new Set([family]))
  useKeys({
    ...{ j: () => step(1), k: () => step(-1), p: nextProblem, v: followVoice, c: () => void cite(), i: toggleIndex },
    ...Object.fromEntries(FAMILIES.map((family, i) => [String(i + 1), () => only(family)])),
    ...keysOf(['Enter', open], ['Escape', () => selected && close()]),
  })
  useFirstSight(edition, selected, sheet)
  usePlace(edition, at, sheet)
  return { selected, shown, cursor, select, close, show, step, toProblem, nextProblem, followVoice, cite }
}

/** A link to a claim opens at its words. */
const useFirstSight = (
  edition: Edition,
  selected: NumberedClaim | undefined,
  sheet: RefObject<HTMLElement | null>,
): void => {
  const seen = useRef<Edition>(undefined)
  useEffect(() => {
    if (seen.current === edition || !selected) return
    const frame = requestAnimationFrame(() => {
      seen.current = edition
      scrollTo(sheet, evidenceAnchor(selected), false)
    })
    return () => cancelAnimationFrame(frame)
  }, [edition, selected, sheet])
}

/** A link to a place (315-325) lights it up without touching the text. */
const usePlace = (edition: Edition, at: string | undefined, sheet: Sheet): void => {
  useEffect(() => {
    const [, start, end] = /^(\d+)-(\d+)$/.exec(at ?? '') ?? []
    const text = sheet.current?.querySelector('[data-text]')
    if (!text || start === undefined || end === undefined) return
    const range = rangeOf(text, Number(start), Math.min(Number(end), edition.text.length))
    if (!range) return
    if ('highlights' in CSS) CSS.highlights.set('place', new Highlight(range))
    const frame = requestAnimationFrame(() =>
      window.scrollBy({ top: range.getBoundingClientRect().top - window.innerHeight * 0.3 }),
    )
    return () => {
      cancelAnimationFrame(frame)
      if ('highlights' in CSS) CSS.highlights.delete('place')
    }
  }, [edition, at, sheet])
}
