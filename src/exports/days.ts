// EDTF as days, for formats that know nothing else.
import { boundsOf } from '../model/period.ts'

/** First and last day, YYYY-MM-DD; undefined where one of them is open or unknown. */
export function daysOf(when: string | undefined): { readonly first: string; readonly last: string } | undefined {
  if (when === undefined || /^(?:\.\.)?\/|\/(?:\.\.)?$/.test(when)) return undefined
  const days = boundsOf(when)
  return days && { first: days[0], last: days[1] }
}

/** Year, month or day as printed, without what EDTF adds: dates as most formats know them. */
export const plainDate = (when: string | undefined): string | undefined =>
  when?.match(/^\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?(?=[?~%]?$)/)?.[0]
