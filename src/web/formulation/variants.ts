// Sets the variants of a spelled-out phrase against its fullest one, element by element, as a collation does.

export type Cell =
  | { readonly kind: 'same' }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'reworded'; readonly text: string }
  /** Said, but at another place of the list: the place it has in the first row, from 1. */
  | { readonly kind: 'moved'; readonly text: string; readonly from: number }

export interface Collated {
  readonly cells: readonly Cell[]
  /** Elements that the first row does not know. */
  readonly more: readonly string[]
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\s]+/gu, '')

/** Letters (Han) or words that two elements share, as a part of the longer one. */
const likeness = (a: string, b: string): number => {
  const spaced = /\s/.test(a.trim()) || /\s/.test(b.trim())
  const pieces = (text: string): string[] => (spaced ? text.toLowerCase().split(/\s+/) : [...plain(text)])
  const [x, y] = [new Set(pieces(a)), new Set(pieces(b))]
  const shared = [...x].filter((piece) => y.has(piece)).length
  return shared / Math.max(x.size, y.size, 1)
}

const ALIKE = 0.5

/** The longest run of places in rising order keeps its place; whatever stands outside it was moved. */
const inOrder = (places: readonly number[]): Set<number> => {
  const best: number[][] = []
  places.forEach((place, i) => {
    const before = best.slice(0, i).filter((run) => (run.at(-1) ?? -1) < place)
    best.push([...before.reduce<number[]>((a, b) => (b.length > a.length ? b : a), []), place])
  })
  return new Set(best.reduce<number[]>((a, b) => (b.length > a.length ? b : a), []))
}

export const collate = (base: readonly string[], variant: readonly string[]): Collated => {
  const exact = new Map<number, number>()
  variant.forEach((element, at) => {
    const place = base.findIndex((one, i) => plain(one) === plain(element) && !exact.has(i))
    if (place >= 0) exact.set(place, at)
  })
  const kept = inOrder([...exact.entries()].sort((a, b) => a[1] - b[1]).map(([place]) => place))
  const rest = new Set(variant.map((_, at) => at).filter((at) => ![...exact.values()].includes(at)))
  const cells = base.map((element, place): Cell => {
    const at = exact.get(place)
    if (at !== undefined)
      return kept.has(place) ? { kind: 'same' } : { kind: 'moved', text: variant[at] ?? '', from: at + 1 }
    const [like] = [...rest]
      .map((one) => ({ one, how: likeness(element, variant[one] ?? '') }))
      .filter(({ how }) => how >= ALIKE)
      .sort((a, b) => b.how - a.how)
    if (!like) return { kind: 'left-out' }
    rest.delete(like.one)
    return { kind: 'reworded', text: variant[like.one] ?? '' }
  })
  return { cells, more: [...rest].map((at) => variant[at] ?? '') }
}

export interface Hit {
  readonly before: string
  readonly phrase: string
  readonly after: string
}

const placeOf = (sentence: string, wording: string, nth: number): number => {
  let at = -1
  for (let i = 0; i <= nth; i++) {
    const next = sentence.indexOf(wording, at + 1)
    if (next < 0) return at
    at = next
  }
  return at
}

/** The phrase in its sentence, by the longest wording that stands in it; `nth` counts from 0 where it stands twice. */
export const hitIn = (sentence: string, wordings: readonly string[], nth = 0): Hit | undefined => {
  for (const wording of wordings.toSorted((a, b) => b.length - a.length)) {
    const at = wording === '' ? -1 : placeOf(sentence, wording, nth)
    if (at >= 0) return { before: sentence.slice(0, at), phrase: wording, after: sentence.slice(at + wording.length) }
  }
  return undefined
}
