// Gives components the interface language that the reader chose.
import { useSettings } from '../settings.ts'
import { en, type Messages } from './en.ts'
import { zh } from './zh.ts'

const LANGUAGES: Readonly<Record<'en' | 'zh', Messages>> = { en, zh }

export const useMessages = (): Messages => LANGUAGES[useSettings().interface]

/** The word of a fixed list in the reader's language; the list may grow before the interface does. */
export const termOf = (messages: Messages, term: string): string => messages.terms[term] ?? term.replaceAll('-', ' ')

export const roleOf = (messages: Messages, role: string): string => messages.roles[role] ?? role

/** The longest of an entity's names that is written in the reader's script: short forms name it less surely. */
export const nameFor = (
  messages: Messages,
  row: { readonly label: string; readonly names: readonly string[] },
): string => {
  if (messages.locale === 'en') return row.label
  const own = row.names.filter((name) => /^[\p{Script=Han}\u00b7\u2014\u201c\u201d]+$/u.test(name))
  return own.toSorted((a, b) => b.length - a.length)[0] ?? row.label
}
