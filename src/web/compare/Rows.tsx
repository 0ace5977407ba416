// The rows of a comparison: what it is about, the left sentence, the link between the two, the right sentence.
import { useMemo, useState } from 'react'
import type { DocumentPage } from '../../model/api.ts'
import type { Claim } from '../../model/claim.ts'
import { citeOf, useCiting } from '../ask/citing.ts'
import { plainDate } from '../dates.ts'
import { glossOf } from '../document/words.ts'
import { FAMILY_OF } from '../families.ts'
import { More } from '../frame/More.tsx'
import { termOf, useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'
import { Mark } from '../marks/Mark.tsx'
import type { Difference, Kind, Row, Said } from './rows.ts'
import { Sentence } from './Sentence.tsx'

/** So many rows stand at once. */
const PAGE = 60

const useDifference = () => {
  const messages = useMessages()
  const nameOf = useNameOf()
  return ({ aspect, ...sides }: Difference, side: 'left' | 'right') => {
    const { printed, meant }: Said = sides[side]
    const words =
      aspect === 'date'
        ? plainDate(messages, meant)
        : aspect === 'mode'
          ? messages.modes[meant as keyof typeof messages.modes]
          : nameOf(meant) === meant
            ? termOf(messages, meant)
            : nameOf(meant)
    return { name: messages.pages.compare.facets[aspect] ?? aspect, printed, words }
  }
}

const Between = ({ row }: { readonly row: Row }) => {
  const { compare } = useMessages().pages
  const words = row.kind === 'both' || row.kind === 'differs' ? compare[row.kind] : compare.only
  return (
    <div className={`between ${row.kind === 'open' ? (row.left ? 'left' : 'right') : row.kind}`}>
      <span>{words}</span>
    </div>
  )
}

interface SideProps {
  readonly page: DocumentPage
  readonly claim: Claim | undefined
  readonly differences: readonly Difference[]
  readonly side: 'left' | 'right'
  readonly kind: Kind
}

const Side = ({ page, claim, differences, side, kind }: SideProps) => {
  const { compare } = useMessages().pages
  const say = useDifference()
  if (!claim)
    return (
      <div className="side not">
        <span>{kind === 'open' ? compare.notLooked : compare.notSaid}</span>
        <i className="hatch" />
      </div>
    )
  return (
    <div className="side">
      <Sentence page={page} claim={claim} differences={differences} />
      {differences.length > 0 ? (
        <small>
          {differences
            .map((one) => say(one, side))
            .map(({ name, printed, words }) => (
              <span key={name}>
                {name} <b>{printed || words}</b>
                {printed && printed !== words ? ` ${words}` : ''}
              </span>
            ))}
        </small>
      ) : null}
    </div>
  )
}

interface Props {
  readonly left: DocumentPage
  readonly right: DocumentPage
  readonly rows: readonly Row[]
}

const About = ({
  row,
  left,
  right,
}: {
  readonly row: Row
  readonly left: DocumentPage
  readonly right: DocumentPage
}) => {
  const messages = useMessages()
  const claim = row.left ?? row.right
  if (!claim) return null
  const gloss = glossOf(messages, claim, (row.left ? left : right).article.language)
  return (
    <div className="about">
      <small>
        <Mark family={FAMILY_OF[claim.type]} /> <b>{messages.types[claim.type]}</b>
        {claim.mode === 'happened' ? '' : ` ${messages.modes[claim.mode]}`}
      </small>
      <bdi lang={gloss.lang}>{gloss.text}</bdi>
    </div>
  )
}

const idOf = (row: Row): string => (row.left?.id ?? '') + (row.right?.id ?? '')

export const Rows = ({ left, right, rows }: Props) => {
  const [shown, setShown] = useState(PAGE)
  const lines = useMemo(
    () =>
      rows.map((row) => ({
        id: idOf(row),
        cites: [...(row.left ? [citeOf(left, row.left)] : []), ...(row.right ? [citeOf(right, row.right)] : [])],
      })),
    [rows, left, right],
  )
  useCiting(lines)
  return (
    <>
      <ol className="collated">
        {rows.slice(0, shown).map((row) => (
          <li key={idOf(row)} id={idOf(row)} className={`pair ${row.kind}`} data-pair data-line tabIndex={-1}>
            <About row={row} left={left} right={right} />
            <Side page={left} claim={row.left} differences={row.differences} side="left" kind={row.kind} />
            <Between row={row} />
            <Side page={right} claim={row.right} differences={row.differences} side="right" kind={row.kind} />
          </li>
        ))}
      </ol>
      <More left={rows.length - shown} onMore={() => setShown(shown + 2 * PAGE)} />
    </>
  )
}
