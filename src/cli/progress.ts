// Shows how far long work has come, on standard error and only on a terminal.
import { SingleBar } from 'cli-progress'

export interface Progress {
  step(name: string): void
  stop(): void
}

const silent: Progress = { step() {}, stop() {} }

/** A bar for work of a known number of steps. */
export function showProgress(what: string, total: number): Progress {
  if (!process.stderr.isTTY || total < 2) return silent
  const bar = new SingleBar({
    format: `${what} {bar} {value}/{total}  {name}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    barsize: 30,
    fps: 10,
    noTTYOutput: false,
    gracefulExit: true,
  })
  bar.start(total, 0, { name: '' })
  return {
    step: (name) => bar.increment(1, { name: name.length > 40 ? `…${name.slice(-39)}` : name }),
    stop: () => bar.stop(),
  }
}
