// The frame of every page: head, folio line, the page itself, apparatus, status line.
import { type ReactNode, useEffect, useState } from 'react'
import { useKeys } from '../keys.ts'
import { useMessages } from '../locales/messages.ts'
import { Head } from './Head.tsx'
import { KeyList } from './KeyList.tsx'
import { Status, type StatusKey } from './Status.tsx'

interface Props {
  /** For the browser's title and history. */
  readonly title: string
  /** The folio line at the left: where you are and how much was read. */
  readonly path: ReactNode
  readonly world?: ReactNode
  readonly record?: ReactNode
  readonly keys?: readonly StatusKey[]
  readonly fact?: ReactNode
  readonly foot?: ReactNode
  /** The page has the search box itself. */
  readonly searching?: boolean
  /** The page brings its own main landmark. */
  readonly bare?: boolean
  readonly children: ReactNode
}

const focusFind = (): void => {
  const field = document.querySelector<HTMLInputElement>('[data-find]')
  field?.focus()
  field?.select()
}

export const Page = ({ title, path, world, record, keys = [], fact, foot, searching, bare, children }: Props) => {
  const messages = useMessages()
  const [listed, setListed] = useState(false)
  const [toggle, hide] = [() => setListed((on) => !on), () => setListed(false)]
  useKeys({ '/': focusFind, '?': toggle, ...(listed && { Escape: hide }) })
  useEffect(() => {
    document.title = title === 'Chancery' ? title : `${title} · Chancery`
  }, [title])
  const all: StatusKey[] = [...keys, { keys: ['?'], words: messages.keys.all, act: toggle }]
  return (
    <>
      <a className="skip" href="#text">
        {messages.nav.skip}
      </a>
      <Head bare={searching ?? false} />
      <div className="folio">
        <div className="path">{path}</div>
        <div className="clock">
          {world ? (
            <span>
              {messages.clocks.world} <i>{world}</i>
            </span>
          ) : null}
          {record ? (
            <span>
              {messages.clocks.record} <i>{record}</i>
            </span>
          ) : null}
        </div>
      </div>
      {bare ? (
        children
      ) : (
        <main id="text" className="plain">
          {children}
        </main>
      )}
      {foot}
      {listed ? <KeyList keys={keys} onClose={hide} /> : null}
      <Status keys={all} fact={fact} />
    </>
  )
}
