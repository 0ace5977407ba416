// Joins the halves of an article that a newspaper prints on two pages, where one source holds both.
import type { Line } from './lines.ts'
import type { Segment } from './segments.ts'

/** The last line's jump to another page, or the first's from one. */
const jump = (lines: readonly Line[], kind: 'jump-on' | 'jump-from'): boolean =>
  lines.some((l) => l.whole?.shape.kind === kind || l.head?.shape.kind === kind || l.foot?.shape.kind === kind)

const headlines = (text: string, { lines, stray }: Segment): string[] =>
  [...lines.slice(0, 6), ...stray]
    .filter((l) => l.kind === 'short' || l.kind === 'title')
    .map((l) => folded(text.slice(l.start, l.end)))

const folded = (s: string): string =>
  s
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** The segments with second halves put behind their first halves. */
export const joinHalves = (text: string, segments: readonly Segment[]): readonly Segment[] => {
  const pairs = halves(text, segments)
  if (pairs.length === 0) return segments
  const seconds = new Set(pairs.map((p) => p.second))
  return segments.flatMap((segment, i) => {
    if (seconds.has(i)) return []
    const other = segments[pairs.find((p) => p.first === i)?.second ?? -1]
    return [other === undefined ? segment : joinedPair(text, segment, other)]
  })
}

const joinedPair = (text: string, first: Segment, second: Segment): Segment => {
  const names = headlines(text, first)
  const repeats = (l: Line): boolean => {
    const own = folded(text.slice(l.start, l.end))
    return (l.kind === 'short' || l.kind === 'title') && names.some((n) => alike(n, own))
  }
  const behind = second.lines.map((l, i): Line => (i < 6 && repeats(l) ? { ...l, kind: 'furniture' } : l))
  const lines = [...first.lines, ...behind]
  const stray = [...first.stray, ...(first.stray.length > 0 || names.length > 0 ? [] : second.stray)]
  const joined = [...first.lines.filter((l) => jump([l], 'jump-on')), ...behind.filter((l) => jump([l], 'jump-from'))]
  return { lines, stray, joined }
}

/**
 * Pairs of segments, first half and second half. A pair needs a headline in common (or one that begins the other), or
 * to be the only first half and the only second half of the page.
 */
const halves = (text: string, segments: readonly Segment[]): { readonly first: number; readonly second: number }[] => {
  const empty: Segment = { lines: [], stray: [] }
  const on = segments.flatMap((s, i) => (jump(s.lines, 'jump-on') ? [i] : []))
  const from = segments.flatMap((s, i) => (jump(s.lines, 'jump-from') ? [i] : []))
  const firsts = new Map<string, { readonly name: string; readonly index: number }[]>()
  for (const index of on) {
    for (const name of headlines(text, segments[index] ?? empty)) {
      const key = name.slice(0, LEAST)
      firsts.set(key, [...(firsts.get(key) ?? []), { name, index }].slice(-MOST))
    }
  }
  const used = new Set<number>()
  return from.flatMap((second) => {
    const own = headlines(text, segments[second] ?? empty)
    const named = own.flatMap((name) => firsts.get(name.slice(0, LEAST))?.filter((f) => alike(f.name, name)) ?? [])
    const alone = own.length === 0 && on.length === 1 && from.length === 1 ? on[0] : undefined
    const first = named.find((f) => f.index !== second && !used.has(f.index))?.index ?? alone
    if (first === undefined || first === second) return []
    used.add(first)
    return [{ first, second }]
  })
}

/** Headlines have this many characters in common at least, and no more first halves than this share a beginning. */
const LEAST = 4
const MOST = 20

/** A jump's headline is often cut short: the shorter must begin the longer, with four characters at least. */
const alike = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= LEAST && long.startsWith(short)
}
