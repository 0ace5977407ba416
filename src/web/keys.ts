// Single-key commands: they work outside fields only, and a reader can switch them off (WCAG 2.1.4).
import { useEffect, useRef } from 'react'
import { settings } from './settings.ts'

export type Commands = Readonly<Record<string, () => void>>

const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** Binds keys (as KeyboardEvent.key gives them) while the calling component stands. */
export const useKeys = (commands: Commands): void => {
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || inField(event.target)) return
      // Enter and Space belong to a focused button or link; Escape always works.
      const onControl = event.target instanceof HTMLElement && event.target.matches('a, button, summary')
      if (event.key === 'Enter' && onControl) return
      if (event.key.length === 1 && !settings().singleKeys) return
      const command = latest.current[event.key]
      if (!command) return
      event.preventDefault()
      command()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** Named keys (Enter, ArrowLeft) with what they do. */
export const keysOf = (...pairs: readonly (readonly [string, () => unknown])[]): Commands =>
  Object.fromEntries(pairs.map(([key, act]) => [key, () => void act()]))

/** Moves the focus to the next or previous of the elements that match, and brings it into view. */
export const stepAmong = (selector: string, by: 1 | -1): void => {
  const all = [...document.querySelectorAll<HTMLElement>(selector)]
  const at = all.findIndex((one) => one === document.activeElement || one.contains(document.activeElement))
  const next = all[at < 0 ? 0 : at + by]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}
