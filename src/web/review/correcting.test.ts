// What picked words make of a role: the place in the list, the known name, the number, and one value taken away.
import { describe, expect, it } from 'vitest'
import type { EntityRow } from '../../model/api.ts'
import type { Claim } from '../../model/claim.ts'
import { namedExactly, roleWith, spanOf, targetsOf, valueGiven } from './correcting.ts'

const text = '习近平主席同拉赫蒙总统会谈，提供1200个名额。'
const [xi, he] = [{ id: 'person:xi-jinping', name: '习近平', label: 'Xi Jinping' }, { name: '他' }]
const claim = {
  roles: {
    participants: [xi, he],
    format: 'talks',
    ordinal: 3,
    promise: '提供名额',
    quantity: { number: 12, unit: 'place', bound: 'over' },
  },
} as unknown as Claim
const targets = targetsOf(claim, (word) => word === 'talks')
const target = (key: string) => {
  const found = targets.find((one) => one.key === key)
  if (!found) throw new Error(key)
  return found
}
const rahmon: EntityRow = { id: 'person:emomali-rahmon', label: 'Emomali Rahmon', names: ['拉赫蒙'], claims: 3 }
const span = { start: 6, end: 9 }
const given = (more: object) => ({ picked: undefined, typed: '', entity: undefined, ...more })

describe('targets', () => {
  it('are every value, one more of a list, each of its kind', () => {
    expect(targets.map(({ key, kind }) => [key, kind])).toEqual([
      ['participants.0', 'entity'],
      ['participants.1', 'entity'],
      ['participants.+', 'entity'],
      ['format.0', 'typed'],
      ['ordinal.0', 'typed'],
      ['promise.0', 'words'],
      ['quantity.0', 'quantity'],
    ])
  })
  it('are found in the text where they stand in it', () => {
    const whole = { start: 0, end: text.length }
    expect(spanOf(text, whole, xi)).toEqual({ start: 0, end: 3 })
    expect(spanOf(text, whole, he)).toBeUndefined()
    expect(spanOf(text, whole, { name: 'x', span })).toEqual(span)
  })
})

describe('a value', () => {
  it('keeps the picked words and their place, with the known name beside them', () => {
    const picked = { words: '拉赫蒙', span }
    const entity = namedExactly('拉赫蒙', [rahmon])
    expect(valueGiven(target('participants.1'), given({ picked, entity }))).toEqual({
      name: '拉赫蒙',
      span,
      id: 'person:emomali-rahmon',
      label: 'Emomali Rahmon',
    })
    expect(valueGiven(target('participants.1'), given({ picked }))).toEqual({ name: '拉赫蒙', span })
    expect(namedExactly('拉赫', [rahmon])).toBeUndefined()
  })
  it('is a number where a number is picked or typed, and words where none is', () => {
    const pick = (words: string) => valueGiven(target('quantity.0'), given({ picked: { words, span } }))
    expect(pick('1200')).toEqual({ bound: 'exact', span, unit: 'place', number: 1200 })
    expect(pick('数十')).toEqual({ bound: 'exact', span, unit: 'place', text: '数十' })
    expect(valueGiven(target('ordinal.0'), given({ typed: '4' }))).toBe(4)
    expect(valueGiven(target('format.0'), given({ typed: 'meeting' }))).toBe('meeting')
    expect(valueGiven(target('promise.0'), given({}))).toBeUndefined()
  })
})

describe('the role', () => {
  it('has the value in its place, one more, or one less', () => {
    const value = { name: '拉赫蒙', span }
    expect(roleWith(claim, target('participants.1'), value)).toEqual([xi, value])
    expect(roleWith(claim, target('participants.+'), value)).toEqual([xi, he, value])
    expect(roleWith(claim, target('participants.0'), undefined)).toEqual([he])
    expect(roleWith(claim, target('format.0'), undefined)).toBeNull()
  })
})
