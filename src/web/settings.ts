// What a reader sets once and keeps on this machine: interface language, light or dark, single-key commands.
import { useSyncExternalStore } from 'react'

export const INTERFACES = ['en', 'zh'] as const
export type Interface = (typeof INTERFACES)[number]
export type Theme = 'system' | 'light' | 'dark'

export interface Settings {
  readonly interface: Interface
  readonly theme: Theme
  readonly singleKeys: boolean
}

const KEY = 'chancery'
const listeners = new Set<() => void>()

const fromBrowser = (): Settings => ({
  interface: navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en',
  theme: 'system',
  singleKeys: true,
})

/** Anything that is not as we wrote it is read as the browser's own wish. */
const load = (): Settings => {
  const plain = fromBrowser()
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return plain
    const { interface: language, theme, singleKeys } = kept as Partial<Record<keyof Settings, unknown>>
    return {
      interface: language === 'en' || language === 'zh' ? language : plain.interface,
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
      singleKeys: singleKeys !== false,
    }
  } catch {
    return plain
  }
}

let current = load()

const show = (settings: Settings): void => {
  const root = document.documentElement
  root.lang = settings.interface === 'zh' ? 'zh-Hans' : 'en'
  if (settings.theme === 'system') delete root.dataset.theme
  else root.dataset.theme = settings.theme
}

export const setSettings = (change: Partial<Settings>): void => {
  current = { ...current, ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // A browser that keeps nothing still shows what was chosen, until it is closed.
  }
  show(current)
  for (const listener of listeners) listener()
}

export const settings = (): Settings => current

export const useSettings = (): Settings =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, settings)

/** Called once before the first paint. */
export const showSettings = (): void => show(current)
