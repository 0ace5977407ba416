// When this browser last looked at the record: the end of the sitting before this one.

const KEY = 'chancery.looked'

/** A pause of this length ends a sitting. */
const PAUSE = 30 * 60_000

interface Kept {
  /** ISO instants: the last look of the sitting before, and the latest look of this one. */
  readonly before?: string
  readonly now: string
}

const isInstant = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value))

/** What is to be kept after a look at this instant, and what "last" then means. */
export const lookedAt = (kept: unknown, now: Date): Kept => {
  const { before, now: last } = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<
    Record<keyof Kept, unknown>
  >
  const instant = now.toISOString()
  if (!isInstant(last) || Date.parse(last) > now.getTime()) return { now: instant }
  if (now.getTime() - Date.parse(last) > PAUSE) return { before: last, now: instant }
  return { ...(isInstant(before) && { before }), now: instant }
}

/** The instant of the last look, if there was one; notes this one. */
export const lastLook = (): string | undefined => {
  try {
    const kept = lookedAt(JSON.parse(localStorage.getItem(KEY) ?? 'null'), new Date())
    localStorage.setItem(KEY, JSON.stringify(kept))
    return kept.before
  } catch {
    // A browser that keeps nothing has never looked.
    return undefined
  }
}
