// What was just done, said once in the status line of whichever page stands.
import { useSyncExternalStore } from 'react'

let words = ''
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

const put = (next: string): void => {
  words = next
  for (const listener of listeners) listener()
}

export const say = (next: string): void => {
  clearTimeout(timer)
  put(next)
  timer = setTimeout(() => put(''), 4000)
}

export const useSaid = (): string =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => words,
  )
