// How often one caller is answered: a window of a minute, counted in memory.
import { Refused } from './problem-details.ts'

const WINDOW = 60_000

/** Throws a `Refused` where a caller asks more than so often a minute. */
export function pace(perMinute: number): (caller: string) => void {
  const asked = new Map<string, number>()
  let ends = 0
  return (caller) => {
    const now = Date.now()
    if (now >= ends) {
      asked.clear()
      ends = now + WINDOW
    }
    const times = (asked.get(caller) ?? 0) + 1
    asked.set(caller, times)
    if (times > perMinute)
      throw new Refused(429, `This account was answered ${perMinute} times in this minute; wait for the next.`)
  }
}
