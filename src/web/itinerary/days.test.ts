// Where acts stand on the map, and in which order days and places come.
import { describe, expect, it } from 'vitest'
import type { AnswerLine } from '../../model/answer.ts'
import type { Claim } from '../../model/claim.ts'
import { actOf, daysOf, wayOf } from './days.ts'

const coordinates = {
  places: { 'place:dushanbe': ['Dushanbe', 68.78, 38.54], 'place:astana': ['Astana', 71.45, 51.18] },
  capitals: { 'country:TJ': 'place:dushanbe' },
}
const line = (where: string | null, group: string): AnswerLine => ({
  id: `ln_${where}${group}`,
  text: '',
  mode: 'happened',
  group,
  fields: { where },
  cites: [],
})
const claim = (more: object): Claim => ({ roles: {}, ...more }) as unknown as Claim

describe('actOf', () => {
  it('takes the place that the text names', () => {
    const act = actOf(line('Dushanbe', '2024-07-05'), undefined, coordinates)
    expect(act.point).toEqual({ name: 'Dushanbe', at: [68.78, 38.54], state: false })
  })
  it('draws a state at its capital and says that it is the state', () => {
    const host = { id: 'country:TJ', name: '塔吉克斯坦', label: 'Tajikistan' }
    const act = actOf(line(null, '2024-07-05'), claim({ roles: { host } }), coordinates)
    expect(act.point).toEqual({ name: 'Tajikistan', at: [68.78, 38.54], state: true })
  })
  it('keeps the name of a place without coordinates, and invents none', () => {
    expect(actOf(line('国宾馆', '2024-07-05'), undefined, coordinates)).toMatchObject({
      point: undefined,
      place: '国宾馆',
    })
    expect(actOf(line(null, '2024-07-05'), undefined, coordinates)).toMatchObject({
      point: undefined,
      place: undefined,
    })
  })
})

describe('daysOf and wayOf', () => {
  const acts = [
    line('Dushanbe', '2024-07-05'),
    line('Dushanbe', '2024-07-02/2024-07-06'),
    line('Astana', '2024-07-03'),
    line('Dushanbe', '2024-07-05'),
  ].map((one) => actOf(one, undefined, coordinates))
  it('puts days in order and stretches after them', () => {
    expect(daysOf(acts).map(({ when, acts: here }) => [when, here.length])).toEqual([
      ['2024-07-03', 1],
      ['2024-07-05', 2],
      ['2024-07-02/2024-07-06', 1],
    ])
  })
  it('goes from place to place by the days told', () => {
    expect(wayOf(daysOf(acts)).map(({ name }) => name)).toEqual(['Astana', 'Dushanbe'])
  })
})
