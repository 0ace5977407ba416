// Relative clauses are taken out of their sentence: what they tell is a unit of its own, with its head as the one who acts.
import { describe, expect, it } from 'vitest'
import { type Steps, steps } from '../../../test/reading/zh.ts'
import { type NounPlaces, type Unit, unitsOf } from './units.ts'

/** Units of the first clause: its words without what was taken out, then each relative clause, its head behind an arrow. */
function units(text: string): { all: string[]; places: string[] } {
  const made = steps(text)
  const places: NounPlaces = new Map()
  const found = unitsOf(made.clauses[0]![0]!, places)
  return { all: found.map((unit) => shown(unit, made)), places: [...places.values()].map(({ name }) => name) }
}

const shown = ({ items, head }: Unit, { cut }: Steps): string =>
  items.map(cut).join('|') + (head ? ` > ${cut(head)}` : '')

describe('a clause without a relative clause', () => {
  it.each(['习近平抵达阿斯塔纳。', '习近平同托卡耶夫会谈。', '感谢中方的帮助。', '中国的朋友来了。'])(
    '%s is one unit',
    (text) => {
      expect(units(text).all).toHaveLength(1)
    },
  )
})

describe('a relative clause', () => {
  it('tells what its head did', () => {
    const { all } = units('习近平会见来华访问的托卡耶夫。')
    expect(all).toHaveLength(2)
    expect(all[0]).toContain('托卡耶夫')
    expect(all[0]).not.toContain('访问')
    expect(all[1]).toMatch(/访问.* > 托卡耶夫$/)
  })

  it('tells where what it describes was', () => {
    const { all, places } = units('习近平出席在阿斯塔纳举行的上海合作组织成员国元首理事会第二十四次会议。')
    expect(all[0]).toContain('出席')
    expect(all[0]).not.toContain('阿斯塔纳')
    expect(places).toEqual(['阿斯塔纳'])
  })

  it('is flat: the main clause keeps its own verb and object', () => {
    const { all } = units('习近平出席托卡耶夫举行的欢迎仪式。')
    expect(all[0]).toContain('习近平')
    expect(all[0]).toContain('出席')
    expect(all[0]).not.toContain('托卡耶夫')
  })
})

describe('many relative clauses', () => {
  it('end, however many there are', () => {
    const { all } = units(`${'中国举行的'.repeat(40)}会议开幕。`)
    expect(all.length).toBeGreaterThan(1)
    expect(all.length).toBeLessThanOrEqual(7)
  })
})
