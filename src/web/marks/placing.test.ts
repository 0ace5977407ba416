// Names beside points: the first free place is taken, none lies over another while there is room.
import { describe, expect, it } from 'vitest'
import { type Place, placeNames } from './placing.ts'

const PLACES: readonly Place[] = [
  { dx: 9, dy: 4, anchor: 'start' },
  { dx: -9, dy: 4, anchor: 'end' },
  { dx: 0, dy: -10, anchor: 'middle' },
]

describe('placing names', () => {
  it('takes the first place that is free', () => {
    const at = (x: number, words: string) => ({ x, y: 50, words })
    expect(placeNames([at(100, 'Astana'), at(110, 'Dushanbe')], PLACES, 400).map(({ anchor }) => anchor)).toEqual([
      'start',
      'end',
    ])
  })
  it('does not leave the picture, and reckons Han letters wide', () => {
    const [name] = placeNames([{ x: 360, y: 20, words: '上海合作组织' }], PLACES, 400)
    expect(name).toEqual({ x: 351, y: 24, anchor: 'end' })
  })
  it('takes the first place where none is free', () => {
    const crowd = Array.from({ length: 9 }, () => ({ x: 200, y: 20, words: 'Bishkek' }))
    expect(placeNames(crowd, PLACES, 400).at(-1)).toEqual({ x: 209, y: 24, anchor: 'start' })
  })
})
