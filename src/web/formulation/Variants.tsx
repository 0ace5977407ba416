// The variants of a phrase side by side: elements in columns where texts spell them out, else the wordings.

import type { AnswerLine } from '../../model/answer.ts'
import { plainDate } from '../dates.ts'
import { useMessages } from '../locales/messages.ts'
import { langOf } from '../values.ts'
import { type Cell, collate } from './variants.ts'

const elementsOf = (line: AnswerLine): string[] => String(line.fields.wording ?? '').split(' / ')

export const letterOf = (index: number): string => String.fromCharCode(97 + (index % 26))

const yearsOf = (line: AnswerLine): (readonly [year: number, uses: number])[] => {
  const { years } = line.fields
  if (!Array.isArray(years)) return []
  return (years as readonly string[]).flatMap((told) => {
    const [year, uses] = told.split(': ').map(Number)
    return year && uses ? [[year, uses] as const] : []
  })
}

/** Uses by year, on the variant's own scale. */
const Spark = ({ line, from, to }: { readonly line: AnswerLine; readonly from: number; readonly to: number }) => {
  const years = yearsOf(line)
  const most = Math.max(1, ...years.map(([, uses]) => uses))
  const step = Math.min(9, 120 / Math.max(1, to - from + 1))
  const width = Math.max(24, step * (to - from + 1))
  return (
    <svg width={width} height={24} role="img" aria-label={years.map(([year, uses]) => `${year}: ${uses}`).join(', ')}>
      <line x1={0} x2={width} y1={23.5} y2={23.5} className="base" />
      {years.map(([year, uses]) => (
        <rect
          key={year}
          className="use"
          x={(year - from) * step}
          y={23 - (uses / most) * 20}
          width={Math.max(2, step - 1.5)}
          height={(uses / most) * 20}
        />
      ))}
    </svg>
  )
}

const Element = ({ cell, base }: { readonly cell: Cell; readonly base: string }) => {
  const { pages } = useMessages()
  if (cell.kind === 'same')
    return (
      <>
        <span aria-hidden="true">·</span>
        <span className="vh">{base}</span>
      </>
    )
  if (cell.kind === 'left-out') return <span className="hatch gone" role="img" aria-label={pages.compare.notSaid} />
  return (
    <>
      <bdi className="t above" lang={langOf(cell.text)}>
        {cell.text}
      </bdi>
      {cell.kind === 'moved' ? <small className="sig">{pages.formulation.from(cell.from)}</small> : null}
    </>
  )
}

interface RowProps {
  readonly line: AnswerLine
  readonly index: number
  readonly base: readonly string[]
  readonly from: number
  readonly to: number
  readonly chosen: boolean
  readonly onChoose: () => void
}

const Cells = ({ line, base, first }: { line: AnswerLine; base: readonly string[]; first: boolean }) => {
  // How often a wording stands without its elements is not counted, so nothing is drawn as left out.
  if (line.group === 'wordings')
    return (
      <td colSpan={base.length}>
        <bdi className="t" lang={langOf(String(line.fields.wording))}>
          {String(line.fields.wording)}
        </bdi>
      </td>
    )
  const own = elementsOf(line)
  const { cells, more } = collate(base, own)
  return base.map((element, i) => (
    <td key={element}>
      {first ? (
        <bdi className="t" lang={langOf(element)}>
          {element}
        </bdi>
      ) : (
        <Element cell={cells[i] ?? { kind: 'left-out' }} base={element} />
      )}
      {i === base.length - 1 && more.length > 0 ? (
        <bdi className="t above" lang={langOf(more[0] ?? '')}>
          {' '}
          + {more.join(' + ')}
        </bdi>
      ) : null}
    </td>
  ))
}

const Row = ({ line, index, base, from, to, chosen, onChoose }: RowProps) => {
  const messages = useMessages()
  const { formulation } = messages.pages
  const [first, last] = [line.fields.first, line.fields.last].map((day) =>
    typeof day === 'string' ? plainDate(messages, day) : '',
  )
  return (
    <tr className={chosen ? 'on' : undefined}>
      <th scope="row">
        <button type="button" data-variant aria-expanded={chosen} onClick={onChoose}>
          <b>{letterOf(index)}</b> {line.group === 'elements' ? formulation.inFull : formulation.bareName}
        </button>
      </th>
      <Cells line={line} base={base} first={index === 0} />
      <td className="num">{String(line.fields.uses)}</td>
      <td className="nb">{!first ? formulation.noDate : first === last ? first : `${first} – ${last}`}</td>
      <td>
        <Spark line={line} from={from} to={to} />
      </td>
    </tr>
  )
}

/** Spelled-out variants first, the fullest leading; then the wordings of the bare name. */
export const inRows = (lines: readonly AnswerLine[]): AnswerLine[] => [
  ...lines
    .filter((line) => line.group === 'elements')
    .toSorted((a, b) => elementsOf(b).length - elementsOf(a).length || Number(b.fields.uses) - Number(a.fields.uses)),
  ...lines.filter((line) => line.group === 'wordings'),
]

interface Props {
  readonly rows: readonly AnswerLine[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

export const Variants = ({ rows, chosen, onChoose }: Props) => {
  const messages = useMessages()
  const { formulation } = messages.pages
  const spelled = rows.filter((line) => line.group === 'elements')
  const base = spelled[0] ? elementsOf(spelled[0]) : [formulation.wording]
  const years = rows.flatMap((line) => yearsOf(line).map(([year]) => year))
  const [from, to] = [Math.min(...years), Math.max(...years)]
  return (
    <section className="variants" aria-labelledby="variants">
      <div className="sec">
        <h2 id="variants">{formulation.variants}</h2>
        <span>{spelled.length > 0 ? formulation.variantsNote : formulation.elementsNone}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section className="scrolls" tabIndex={0} aria-label={formulation.variants}>
        <table>
          <thead>
            <tr>
              <th scope="col">{spelled.length > 0 ? formulation.elements : ''}</th>
              {base.map((element, i) => (
                <th key={element} scope="col">
                  {spelled.length > 0 ? i + 1 : element}
                </th>
              ))}
              <th scope="col" className="num">
                {formulation.usesHead}
              </th>
              <th scope="col">{formulation.firstLast}</th>
              <th scope="col">{formulation.years}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((line, index) => (
              <Row
                key={line.id}
                line={line}
                index={index}
                base={base}
                from={from}
                to={to}
                chosen={line.id === chosen}
                onChoose={() => onChoose(line.id)}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
