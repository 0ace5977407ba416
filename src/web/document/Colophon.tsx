// The colophon of a printed document: source, hash, both clocks, versions, key and link.
import { dayOfInstant, plainDate } from '../dates.ts'
import { MODE_ORDER } from '../families.ts'
import { useMessages } from '../locales/messages.ts'
import type { Edition } from './edition.ts'

export const Colophon = ({ edition }: { readonly edition: Edition }) => {
  const messages = useMessages()
  const { article, versions, readAt } = edition.page
  const source = [
    article.publisher?.label ?? article.publisher?.name,
    plainDate(messages, article.published),
    article.section,
    article.source.path.split(/[\\/]/).at(-1),
  ]
  return (
    <div className="printed">
      Chancery. {source.filter(Boolean).join(', ')}; {messages.document.units(article.text.length)},{' '}
      {article.source.hash}. {messages.clocks.record} {dayOfInstant(messages, readAt)}; {messages.document.readWith}{' '}
      {messages.document.versions(versions.program, versions.packs)}.{' '}
      {MODE_ORDER.map((mode) => messages.modes[mode]).join(messages.list)}, {messages.document.unread}.{' '}
      {messages.document.inferred}. {location.origin}/d/{article.id}
    </div>
  )
}
