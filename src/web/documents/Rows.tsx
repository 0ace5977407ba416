// The rows of the document list; only those near the view are drawn, however many the record holds.
import { Link } from '@tanstack/react-router'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import type { DocumentRow } from '../../model/api.ts'
import { plainDate } from '../dates.ts'
import { CoverageStrip } from '../frame/Coverage.tsx'
import { useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'

const HEIGHT = 49

const Row = ({ row }: { readonly row: DocumentRow }) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  const source = row.source.split(/[\\/]/).at(-1)
  return (
    <>
      <span className="cell date">
        {plainDate(messages, row.published) || <span className="dim">{messages.documents.noDate}</span>}
      </span>
      <span className="cell title">
        <Link to="/d/$id" params={{ id: row.id }} data-row preload="intent">
          <bdi className="t" lang={row.language}>
            {row.title ?? messages.documents.untitled}
          </bdi>
        </Link>
        <small>
          <bdi>{nameOf(row.publisher ?? '')}</bdi>
          {row.publisher ? ' · ' : ''}
          <bdi>{source}</bdi>
          {row.places === undefined ? null : ` · ${messages.documents.places(row.places)}`}
        </small>
      </span>
      <span className="cell num">{row.claims.toLocaleString(messages.locale)}</span>
      <span className="cell read">
        <CoverageStrip coverage={row.coverage} />
        <small>
          {row.coverage.read}/{row.coverage.sentences}
        </small>
      </span>
      <span className={row.problems > 0 ? 'cell num sig' : 'cell num dim'}>{row.problems}</span>
    </>
  )
}

/** Where the list begins on the page: the virtual list counts from there. */
const useOffset = () => {
  const list = useRef<HTMLOListElement>(null)
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), [])
  return { list, offset }
}

export const Rows = ({ rows, total }: { readonly rows: readonly DocumentRow[]; readonly total: number }) => {
  const messages = useMessages()
  const { list, offset } = useOffset()
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => HEIGHT,
    overscan: 12,
    scrollMargin: offset,
  })
  const { head } = messages.documents
  return (
    <div className="documents">
      <div className="doc-row doc-head" aria-hidden="true">
        <span>{head.date}</span>
        <span>{head.title}</span>
        <span className="num">{head.claims}</span>
        <span>{head.read}</span>
        <span className="num">{head.problems}</span>
      </div>
      <ol ref={list} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          return row ? (
            <li
              key={row.id}
              className="doc-row"
              aria-posinset={item.index + 1}
              aria-setsize={total}
              style={{ transform: `translateY(${item.start - virtual.options.scrollMargin}px)` }}
            >
              <Row row={row} />
            </li>
          ) : null
        })}
      </ol>
    </div>
  )
}
