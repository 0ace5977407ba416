// A sitting lasts while one looks again within half an hour; what is new is counted from the end of the one before.
import { describe, expect, it } from 'vitest'
import { lookedAt } from './lastLook.ts'

const at = (time: string) => new Date(`2024-07-23T${time}:00Z`)

describe('looking', () => {
  it('counts from the sitting before, however often one looks in this one', () => {
    const first = lookedAt(null, at('09:00'))
    expect(first).toEqual({ now: '2024-07-23T09:00:00.000Z' })
    const again = lookedAt(first, at('09:20'))
    expect(again.before).toBeUndefined()
    const later = lookedAt(again, at('11:00'))
    expect(later.before).toBe('2024-07-23T09:20:00.000Z')
    expect(lookedAt(later, at('11:10')).before).toBe('2024-07-23T09:20:00.000Z')
    expect(lookedAt(later, at('12:00')).before).toBe('2024-07-23T11:00:00.000Z')
  })
  it.each([null, 'x', 7, {}, { now: 'soon' }, { now: '2999-01-01T00:00:00Z' }])('takes %j as never', (kept) => {
    expect(lookedAt(kept, at('09:00'))).toEqual({ now: '2024-07-23T09:00:00.000Z' })
  })
})
