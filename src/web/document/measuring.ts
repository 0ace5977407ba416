// Finds where the lines of the text stand, for ticks and rails, and for notes where the browser has no anchors.
import { type RefObject, startTransition, useEffect, useLayoutEffect, useRef, useState } from 'react'

export interface Lines {
  /** Height of the first line of what an anchor names, from the sheet's upper edge, in px. */
  readonly tops: ReadonlyMap<string, number>
  /** Lower edge of the last line of what an anchor names. */
  readonly bottoms: ReadonlyMap<string, number>
  readonly blocks: ReadonlyMap<number, number>
}

const NONE: Lines = { tops: new Map(), bottoms: new Map(), blocks: new Map() }

const names = (element: HTMLElement, what: 'o' | 'z'): readonly string[] => element.dataset[what]?.split(' ') ?? []

const measure = (sheet: HTMLElement, near: ReadonlySet<number> | 'all'): Lines => {
  const box = sheet.getBoundingClientRect()
  // Print zooms the sheet; places within it count in its own pixels.
  const zoom = sheet.offsetHeight > 0 ? box.height / sheet.offsetHeight : 1
  const down = (y: number): number => (y - box.top) / zoom - sheet.clientTop
  const [tops, bottoms, blocks] = [new Map<string, number>(), new Map<string, number>(), new Map<number, number>()]
  const all = sheet.querySelectorAll<HTMLElement>('[data-block]')
  for (const index of near === 'all' ? all.keys() : near) {
    const block = all[index]
    if (!block) continue
    blocks.set(index, down(block.getBoundingClientRect().top))
    for (const element of block.querySelectorAll<HTMLElement>('[data-o], [data-z]')) {
      const rects = element.getClientRects()
      const [first, last] = [rects[0], rects[rects.length - 1]]
      if (!first || !last) continue
      for (const name of names(element, 'o')) if (!tops.has(name)) tops.set(name, down(first.top))
      for (const name of names(element, 'z')) bottoms.set(name, down(last.bottom))
    }
  }
  return { tops, bottoms, blocks }
}

/** Measures after every layout that may have moved the lines: a new text or filter, another width, a font that arrived. */
export const useLines = (
  sheet: RefObject<HTMLElement | null>,
  near: ReadonlySet<number> | 'all',
  depends: readonly unknown[],
): Lines => {
  const [lines, setLines] = useState(NONE)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what moves the lines
  useLayoutEffect(() => {
    if (sheet.current) setLines(measure(sheet.current, near))
  }, [near, ...depends])
  const latest = useRef(near)
  useEffect(() => {
    latest.current = near
  }, [near])
  useEffect(() => {
    const element = sheet.current
    if (!element) return
    const again = (): void => setLines(measure(element, latest.current))
    const observer = new ResizeObserver(again)
    const text = element.querySelector('[data-text]')
    if (text) observer.observe(text)
    document.fonts.addEventListener('loadingdone', again)
    return () => {
      observer.disconnect()
      document.fonts.removeEventListener('loadingdone', again)
    }
  }, [sheet])
  return lines
}

/** The blocks within one screen of the view; "all" for a text of ordinary length, and while printing. */
export const useNear = (
  sheet: RefObject<HTMLElement | null>,
  long: boolean,
  text: string,
): ReadonlySet<number> | 'all' => {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set())
  const [printing, setPrinting] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has other blocks
  useEffect(() => {
    const element = sheet.current
    if (!long || !element) return
    const standing = new Set<number>()
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const index = Number((entry.target as HTMLElement).dataset.block)
          if (entry.isIntersecting) standing.add(index)
          else standing.delete(index)
        }
        // Notes may come a frame later than the text that is scrolled.
        startTransition(() => setNear(new Set(standing)))
      },
      { rootMargin: '60% 0px' },
    )
    for (const block of element.querySelectorAll('[data-block]')) observer.observe(block)
    return () => observer.disconnect()
  }, [sheet, long, text])
  useEffect(() => {
    const [before, after] = [() => setPrinting(true), () => setPrinting(false)]
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return long && !printing ? near : 'all'
}

export const hasAnchors = (): boolean =>
  CSS.supports('anchor-name', '--a') && CSS.supports('top', 'max(anchor(--a top), 1px)')
