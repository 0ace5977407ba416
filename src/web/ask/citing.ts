// Copying a line of an answer as a citation: its quote, where it was published, its place, and a link that leads back.
import type { AnswerLine, Citation } from '../../model/answer.ts'
import type { DocumentPage } from '../../model/api.ts'
import type { Claim } from '../../model/claim.ts'
import { plainDate } from '../dates.ts'
import { copyWords } from '../document/copying.ts'
import { say } from '../frame/said.ts'
import { useKeys } from '../keys.ts'
import type { Messages } from '../locales/en.ts'
import { useMessages } from '../locales/messages.ts'

export const citationOf = (messages: Messages, cite: Citation): string => {
  const place = [
    cite.publisher,
    cite.title,
    plainDate(messages, cite.published),
    messages.apparatus.units(cite.start, cite.end),
  ].filter(Boolean)
  const search = cite.claim ? `claim=${cite.claim}` : `at=${cite.start}-${cite.end}`
  return `“${cite.quote}”\n${place.join(', ')}\n${location.origin}/d/${cite.document}?${search}`
}

/** A claim of a document as a citation of its first words. */
export const citeOf = ({ article }: DocumentPage, claim: Claim): Citation => {
  const [first] = claim.evidence
  const publisher = article.publisher?.label ?? article.publisher?.name
  const published = article.published ?? article.dateline?.date
  return {
    claim: claim.id,
    document: article.id,
    ...(article.title === undefined ? {} : { title: article.title }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published }),
    quote: first?.quote ?? '',
    start: first?.start ?? 0,
    end: first?.end ?? 0,
    voice: [],
  }
}

/** What stands in the register alone has no sentence to cite; it says so. */
const copy = async (messages: Messages, cite: Citation | undefined): Promise<void> => {
  if (!cite) return say(messages.apparatus.noSentence)
  const done = await copyWords(citationOf(messages, cite))
  say(done ? messages.apparatus.copied : messages.apparatus.notCopied)
}

/** The key c copies the line that holds the focus. */
export const useCiting = (lines: readonly Pick<AnswerLine, 'id' | 'cites'>[]): void => {
  const messages = useMessages()
  const cite = (): void => {
    const id = document.activeElement?.closest('[data-line]')?.id
    const line = lines.find((one) => one.id === id)
    if (line) void copy(messages, line.cites[0])
  }
  useKeys({ c: cite })
}

/** The key c copies the one that is chosen. */
export const useCitingOne = (line: Pick<AnswerLine, 'cites'> | undefined): (() => void) => {
  const messages = useMessages()
  const cite = (): void => {
    if (line) void copy(messages, line.cites[0])
  }
  useKeys({ c: cite })
  return cite
}
