// Reads the dates that answers carry (EDTF) as stretches of time to draw; what cannot be drawn is told in words.

export interface Stretch {
  /** Milliseconds since 1970, UTC; `to` is the first instant after. */
  readonly from: number
  readonly to: number
  /** Both ends are known to the day. */
  readonly exact: boolean
  /** No end is known. */
  readonly open: boolean
}

interface Period {
  readonly from: number
  readonly to: number
  readonly day: boolean
}

const instant = (year: number, month: number, day: number): number => {
  const date = new Date(0)
  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month, day)
  return date.getTime()
}

const one = (edtf: string): Period | undefined => {
  const found = /^(-?\d{1,3}X{1,3}|-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)$/.exec(edtf)
  if (!found?.[1]) return undefined
  if (found[1].includes('X')) {
    const [low, high] = [Number(found[1].replaceAll('X', '0')), Number(found[1].replaceAll('X', '9'))]
    return { from: instant(low, 0, 1), to: instant(high + 1, 0, 1), day: false }
  }
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)]
  if (month > 12 || day > 31) return undefined
  if (month === 0) return { from: instant(year, 0, 1), to: instant(year + 1, 0, 1), day: false }
  if (day === 0) return { from: instant(year, month - 1, 1), to: instant(year, month, 1), day: false }
  return { from: instant(year, month - 1, day), to: instant(year, month - 1, day + 1), day: found[4] === '' }
}

export const stretchOf = (edtf: string | undefined): Stretch | undefined => {
  if (!edtf) return undefined
  const [left = '', right] = edtf.split('/')
  if (right === undefined) {
    const only = one(left)
    return only && { from: only.from, to: only.to, exact: only.day, open: false }
  }
  const [start, end] = [one(left), one(right)]
  if (start && end)
    return { from: start.from, to: Math.max(end.to, start.to), exact: start.day && end.day, open: false }
  if (start) return { from: start.from, to: start.to, exact: start.day, open: true }
  return end && { from: end.from, to: end.to, exact: false, open: false }
}

/** A day of the axis as it stands in the address. */
export const dayText = (time: number): string => new Date(time).toISOString().slice(0, 10)
