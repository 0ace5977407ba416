// The lines of an answer: each a sentence, its date, and every quoted sentence that proves it, one click away.

import { type ReactNode, useState } from 'react'
import type { AnswerLine, Citation } from '../../model/answer.ts'
import type { Mode } from '../../model/claim.ts'
import { plainDate } from '../dates.ts'
import { FAMILY_OF } from '../families.ts'
import { More } from '../frame/More.tsx'
import type { Messages } from '../locales/en.ts'
import { useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'
import { DateWords, Mark } from '../marks/Mark.tsx'
import { Chain } from './Chain.tsx'
import { useCiting, useCitingOne } from './citing.ts'
import { Differs } from './Differs.tsx'
import { SourceLink } from './SourceLink.tsx'
import { useSaying } from './saying.ts'

/** Words that were looked for, marked in their sentence; a search gives their places in the document. */
const marked = (cite: Citation, line: AnswerLine): ReactNode => {
  const { marks } = line.fields
  if (cite.claim !== '' || !Array.isArray(marks)) return cite.quote
  const pieces: ReactNode[] = []
  let at = cite.start
  for (const mark of marks as readonly string[]) {
    const [start = 0, end = 0] = mark.split('-').map(Number)
    if (start < at || end > cite.end) continue
    pieces.push(cite.quote.slice(at - cite.start, start - cite.start))
    pieces.push(<mark key={start}>{cite.quote.slice(start - cite.start, end - cite.start)}</mark>)
    at = end
  }
  return [...pieces, cite.quote.slice(at - cite.start)]
}

const Cited = ({ cite, line }: { readonly cite: Citation; readonly line: AnswerLine }) => {
  const family = line.type ? FAMILY_OF[line.type] : undefined
  return (
    <li className="cite">
      <bdi className="t q">
        <span
          className={
            family && cite.claim
              ? `e ${family}${line.mode && line.mode !== 'happened' ? ` ${line.mode}` : ''}`
              : undefined
          }
        >
          {marked(cite, line)}
        </span>
      </bdi>{' '}
      <SourceLink cite={cite} />
      <Chain voice={cite.voice} />
    </li>
  )
}

const FEW = 2

const Cites = ({ line }: { readonly line: AnswerLine }) => {
  const { ask } = useMessages()
  const [all, setAll] = useState(false)
  const shown = all ? line.cites : line.cites.slice(0, FEW)
  const more = line.cites.length - FEW
  return (
    <ul>
      {shown.map((cite) => (
        <Cited key={`${cite.claim}${cite.document}${cite.start}`} cite={cite} line={line} />
      ))}
      {more > 0 ? (
        <li>
          <button type="button" className="link dim" onClick={() => setAll(!all)}>
            {all ? ask.fewer : ask.more(more)}
          </button>
        </li>
      ) : null}
    </ul>
  )
}

const Line = ({
  line,
  chosen,
  dated,
}: {
  readonly line: AnswerLine
  readonly chosen: boolean
  readonly dated: boolean
}) => {
  const messages = useMessages()
  const says = useSaying()(line)
  // A line that is its own quotation is not said twice.
  const said = line.cites[0]?.quote === line.text
  return (
    <li className={chosen ? 'line on' : 'line'} id={line.id} data-line tabIndex={-1}>
      {dated ? (
        <span className="when">
          <DateWords edtf={line.when} />
        </span>
      ) : null}
      <div className="told">
        {said ? null : (
          <p className="says">
            {line.type ? <Mark family={FAMILY_OF[line.type]} /> : null} <bdi lang={says.lang}>{says.text}</bdi>
            {line.type ? <span className="tag"> {messages.types[line.type]}</span> : null}
            {line.mode && line.mode !== 'happened' ? <span className="tag"> · {messages.modes[line.mode]}</span> : null}
          </p>
        )}
        <Cites line={line} />
        <Differs line={line} />
      </div>
    </li>
  )
}

/** So many lines stand at once; the rest come when asked for. */
const PAGE = 100

const List = ({ lines, chosen }: { readonly lines: readonly AnswerLine[]; readonly chosen: string | undefined }) => {
  const [shown, setShown] = useState(PAGE)
  const dated = lines.some((line) => line.when !== undefined)
  useCiting(lines)
  return (
    <>
      <ol className={dated ? 'lines' : 'lines undated'}>
        {lines.slice(0, shown).map((line) => (
          <Line key={line.id} line={line} chosen={line.id === chosen} dated={dated} />
        ))}
      </ol>
      <More left={lines.length - shown} onMore={() => setShown(shown + PAGE)} />
    </>
  )
}

/** A heading may be a mode, a fixed term, a name, or the record's own word. */
const groupWords = (messages: Messages, nameOf: (key: string) => string, group: string): string =>
  messages.terms[group] ?? messages.modes[group as Mode] ?? nameOf(group).replaceAll('-', ' ')

interface Props {
  readonly lines: readonly AnswerLine[]
  readonly chosen?: string | undefined
  /** Lines that share a group follow one heading. */
  readonly grouped?: boolean
}

export const AnswerLines = ({ lines, chosen, grouped }: Props) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  if (!grouped) return <List lines={lines} chosen={chosen} />
  return [...Map.groupBy(lines, (line) => line.group ?? '')].map(([group, here]) => (
    <section key={group} aria-label={group} className="group">
      {group ? (
        <h3>
          <bdi>{/^\d{4}/.test(group) ? plainDate(messages, group) : groupWords(messages, nameOf, group)}</bdi>
          <span className="dim">{here.length}</span>
        </h3>
      ) : null}
      <List lines={here} chosen={chosen} />
    </section>
  ))
}

/** The apparatus of the timeline: one event with all its sentences, and what they say differently. */
export const LineDetail = ({ line, onClose }: { readonly line: AnswerLine; readonly onClose: () => void }) => {
  const messages = useMessages()
  const says = useSaying()(line)
  const cite = useCitingOne(line)
  return (
    <section className="app line-app" aria-label={messages.timeline.apparatus}>
      <div>
        <h3>
          {line.type ? (
            <>
              <Mark family={FAMILY_OF[line.type]} /> {messages.types[line.type]} ·{' '}
            </>
          ) : null}
          {line.mode ? `${messages.modes[line.mode]} · ` : ''}
          {messages.timeline.reports(new Set(line.cites.map((cite) => cite.document)).size)}
        </h3>
        <p className="g">
          <bdi lang={says.lang}>{says.text}</bdi>
        </p>
        <p className="dim">
          <DateWords edtf={line.when} />
        </p>
        <p className="acts">
          <button type="button" onClick={cite}>
            <kbd>c</kbd> {messages.apparatus.cite}
          </button>{' '}
          <button type="button" onClick={onClose}>
            <kbd>Esc</kbd> {messages.apparatus.close}
          </button>
        </p>
      </div>
      <div className="words">
        <h3>{messages.apparatus.sentence}</h3>
        <ul>
          {line.cites.map((cite) => (
            <Cited key={`${cite.claim}${cite.document}${cite.start}`} cite={cite} line={line} />
          ))}
        </ul>
      </div>
      {line.differs?.length ? (
        <div>
          <h3>{messages.ask.differs}</h3>
          <Differs line={line} />
        </div>
      ) : null}
    </section>
  )
}
