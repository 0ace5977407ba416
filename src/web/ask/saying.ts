// What a line says to its reader: its English sentence, or for a reader of Chinese the facts of its columns under their Chinese names.
import { useCallback } from 'react'
import type { Answer, AnswerLine } from '../../model/answer.ts'
import { plainDate } from '../dates.ts'
import type { Messages } from '../locales/en.ts'
import { termOf, useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'

export interface Said {
  readonly text: string
  readonly lang: string
}

/** Columns that tell what happened, in the order in which they are said; all other columns are for tables. */
const TELLING = [
  'wording',
  'name',
  'names',
  'holder',
  'who',
  'participants',
  'person',
  'parties',
  'speaker',
  'recipient',
  'honour',
  'by',
  'to',
  'with',
  'visit',
  'titles',
  'of',
  'promises',
  'stance',
  'topic',
  'level',
  'status',
  'action',
  'progress',
  'stage',
  'format',
  'where',
] as const

const valuesOf = (line: AnswerLine, field: string): readonly string[] => {
  const value = line.fields[field]
  if (typeof value === 'string') return value === '' ? [] : [value]
  return Array.isArray(value) ? (value as readonly string[]) : []
}

type NameOf = (key: string) => string

/** Nothing where the columns tell too little to stand alone. */
export const composed = (messages: Messages, nameOf: NameOf, line: AnswerLine): string => {
  const word = (value: string): string => (messages.terms[value] ? termOf(messages, value) : nameOf(value))
  const parts = TELLING.flatMap((field) => {
    const words = valuesOf(line, field).map(word)
    return words.length === 0 ? [] : [words.join(messages.list)]
  })
  const { stated, counted, uses, met } = line.fields
  const numbers = [
    ...(stated === undefined || stated === null ? [] : [`${messages.pages.home.stated} ${stated}`]),
    ...(typeof counted === 'number' ? [`${messages.pages.home.held} ${counted}`] : []),
    ...(typeof uses === 'number' ? [messages.pages.formulation.uses(uses)] : []),
    ...(typeof met === 'number' ? [messages.pages.who.times(met)] : []),
  ]
  return [...parts, ...numbers].join(' · ')
}

export const useSaying = (): ((line: AnswerLine) => Said) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  return useCallback(
    (line) => {
      const text = messages.locale === 'en' ? '' : composed(messages, nameOf, line)
      return text === '' ? { text: line.text, lang: 'en' } : { text, lang: messages.locale }
    },
    [messages, nameOf],
  )
}

/** The question as understood, in one line. */
export const useUnderstood = (): ((answer: Answer) => Said) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  return (answer) => {
    if (messages.locale === 'en') return { text: answer.understood, lang: 'en' }
    const { ask, roles } = messages
    const parts = Object.entries(answer.parameters).map(
      ([name, value]) =>
        `${ask.parameters[name] ?? roles[name] ?? name}${messages.colon}${/^\d{4}/.test(value) ? plainDate(messages, value) : word(messages, nameOf, value)}`,
    )
    return { text: [ask.names[answer.question] ?? answer.question, ...parts].join(' · '), lang: messages.locale }
  }
}

const word = (messages: Messages, nameOf: NameOf, value: string): string =>
  messages.terms[value] ?? messages.types[value as keyof Messages['types']] ?? nameOf(value)
