// The offices of a person or of a state: terms as the register has them, and the titles that texts give, as printed.

import type { AnswerLine } from '../../model/answer.ts'
import { SourceLink } from '../ask/SourceLink.tsx'
import { plainDate } from '../dates.ts'
import { termOf, useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'
import { langOf } from '../values.ts'

/** So many of each kind stand here. */
const FEW = 6

const printed = (line: AnswerLine): readonly string[] =>
  Array.isArray(line.fields.titles) ? (line.fields.titles as readonly string[]) : []

/** From the first report to the last, as far as they are dated. */
const reported = (line: AnswerLine): readonly string[] => {
  const days = line.cites.flatMap(({ published }) => published ?? []).sort()
  const [first, last] = [days[0], days.at(-1)]
  return first === undefined ? [] : first === last ? [first] : [first, last ?? first]
}

interface RowProps {
  readonly line: AnswerLine
  /** On a state's page each office needs its holder. */
  readonly named: boolean
}

const Office = ({ line, named }: RowProps) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  const { of, rank } = line.fields
  const [cite] = line.cites
  const days = line.when
    ? plainDate(messages, line.when)
    : reported(line)
        .map((day) => plainDate(messages, day))
        .join(' – ')
  return (
    <li>
      {named ? <bdi>{nameOf(line.group ?? '')} · </bdi> : null}
      {printed(line).map((title) => (
        <bdi key={title} className="t" lang={langOf(title)}>
          {title}{' '}
        </bdi>
      ))}
      {typeof rank === 'string' ? <bdi>{termOf(messages, rank)} </bdi> : null}
      {typeof of === 'string' && !named ? <bdi>{nameOf(of)}</bdi> : null}{' '}
      <span className="dim">
        {[
          days,
          cite
            ? messages.timeline.reports(new Set(line.cites.map((one) => one.document)).size)
            : messages.pages.who.register,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>{' '}
      {cite ? <SourceLink cite={cite} /> : null}
    </li>
  )
}

const latest = (a: AnswerLine, b: AnswerLine): number => ((a.when ?? '') < (b.when ?? '') ? 1 : -1)

export const Offices = ({
  lines,
  named = false,
}: {
  readonly lines: readonly AnswerLine[]
  readonly named?: boolean
}) => {
  const register = lines.filter(({ fields }) => fields.source === 'registry').toSorted(latest)
  const texts = lines
    .filter(({ fields }) => fields.source !== 'registry')
    .toSorted((a, b) => b.cites.length - a.cites.length)
  return (
    <ul className="offices">
      {[...register.slice(0, FEW), ...texts.slice(0, FEW)].map((line) => (
        <Office key={line.id} line={line} named={named} />
      ))}
    </ul>
  )
}
