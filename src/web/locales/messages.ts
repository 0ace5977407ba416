// Gives components the interface language that the reader chose.
import { useSettings } from '../settings.ts'
import { en, type Messages } from './en.ts'
import { zh } from './zh.ts'

const LANGUAGES: Readonly<Record<'en' | 'zh', Messages>> = { en, zh }

export const useMessages = (): Messages => LANGUAGES[useSettings().interface]

/** The word of a fixed list in the reader's language; the list may grow before the interface does. */
export const termOf = (messages: Messages, term: string): string => messages.terms[term] ?? term.replaceAll('-', ' ')

export const roleOf = (messages: Messages, role: string): string => messages.roles[role] ?? role
