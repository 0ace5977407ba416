// Sets names beside their points so that no name lies over another or leaves the picture, where there is room.

export interface Place {
  readonly dx: number
  readonly dy: number
  readonly anchor: 'start' | 'middle' | 'end'
}

export interface Point {
  readonly x: number
  readonly y: number
  readonly words: string
}

export interface Name {
  readonly x: number
  readonly y: number
  readonly anchor: Place['anchor']
}

/** About the width of a name at 13 px: Han letters are as wide as they are high. */
const widthOf = (words: string): number =>
  [...words].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) >= 0x2e80 ? 13 : 6.7), 0)

const LINE = 14

const leftOf = ({ x }: Point, { dx, anchor }: Place, width: number): number =>
  x + dx - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2)

/** Each name takes the first place where it meets neither the edge nor a name set before it; the first of all where none is free. */
export const placeNames = (points: readonly Point[], places: readonly Place[], width: number): Name[] => {
  const taken: { readonly left: number; readonly right: number; readonly y: number }[] = []
  return points.map((point) => {
    const own = widthOf(point.words)
    const boxes = places.map((place) => {
      const left = leftOf(point, place, own)
      return { place, left, right: left + own, y: point.y + place.dy }
    })
    const free = boxes.find(
      ({ left, right, y }) =>
        left >= 0 &&
        right <= width &&
        taken.every((one) => Math.abs(one.y - y) >= LINE || right < one.left || left > one.right),
    )
    const box = free ?? boxes[0]
    if (!box) return { x: point.x, y: point.y, anchor: 'start' }
    taken.push(box)
    return { x: point.x + box.place.dx, y: box.y, anchor: box.place.anchor }
  })
}
