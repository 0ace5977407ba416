// Lets one test process at a time do what all of them need: unpack the browser, build the page.
import { mkdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A process that died while it held the turn is not waited for longer than this. */
const STALE = 90_000

/** Runs the work when no other process on this machine runs work of the same name. */
export const alone = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const turn = join(tmpdir(), `chancery-turn-${name}`)
  for (;;) {
    try {
      await mkdir(turn)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const held = await stat(turn).catch(() => undefined)
      if (held && Date.now() - held.mtimeMs > STALE) await rm(turn, { recursive: true, force: true })
      else await wait(100)
    }
  }
  try {
    return await work()
  } finally {
    await rm(turn, { recursive: true, force: true })
  }
}
