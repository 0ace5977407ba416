// The frame of every page: head, folio line, the page itself, apparatus, status line.
import { type ReactNode, useEffect, useState } from 'react'
import { stepAmong, useKeys } from '../keys.ts'
import { useMessages } from '../locales/messages.ts'
import { Clock, type ClockName } from './Clock.tsx'
import { Head } from './Head.tsx'
import { KeyList } from './KeyList.tsx'
import { Status, type StatusKey } from './Status.tsx'
import { useSaid } from './said.ts'

interface Props {
  /** For the browser's title and history. */
  readonly title: string
  /** The folio line at the left: where you are and how much was read. */
  readonly path: ReactNode
  readonly world?: ReactNode
  readonly record?: ReactNode
  /** The clocks by which the page asks: these can be set. */
  readonly clocks?: readonly ClockName[]
  readonly keys?: readonly StatusKey[]
  readonly fact?: ReactNode
  readonly foot?: ReactNode
  /** The page has the search box itself. */
  readonly searching?: boolean
  /** The page brings its own main landmark. */
  readonly bare?: boolean
  readonly children: ReactNode
}

const has = (keys: readonly StatusKey[], key: string): boolean => keys.some((each) => each.keys.includes(key))

/** Lines of answers can be stepped through and cited on every page that has none of these keys for something else. */
const useLineKeys = (keys: readonly StatusKey[]): readonly StatusKey[] => {
  const messages = useMessages()
  const stepping = !has(keys, 'j')
  useKeys(stepping ? { j: () => stepAmong('[data-line]', 1), k: () => stepAmong('[data-line]', -1) } : {})
  return [
    ...keys,
    ...(stepping ? [{ keys: ['j', 'k'], words: messages.keys.row }] : []),
    ...(has(keys, 'c') ? [] : [{ keys: ['c'], words: messages.keys.cite }]),
  ]
}

const focusFind = (): void => {
  const field = document.querySelector<HTMLInputElement>('[data-find]')
  field?.focus()
  field?.select()
}

export const Page = ({
  title,
  path,
  world,
  record,
  clocks = [],
  keys = [],
  fact,
  foot,
  searching,
  bare,
  children,
}: Props) => {
  const messages = useMessages()
  const [listed, setListed] = useState(false)
  const [toggle, hide] = [() => setListed((on) => !on), () => setListed(false)]
  useKeys({ '/': focusFind, '?': toggle, ...(listed && { Escape: hide }) })
  useEffect(() => {
    document.title = title === 'Chancery' ? title : `${title} · Chancery`
  }, [title])
  const here = useLineKeys(keys)
  const said = useSaid()
  const all: StatusKey[] = [...here, { keys: ['?'], words: messages.keys.all, act: toggle }]
  return (
    <>
      <a className="skip" href="#text">
        {messages.nav.skip}
      </a>
      <Head bare={searching ?? false} />
      <div className="folio">
        <div className="path">{path}</div>
        <div className="clock">
          {world ? <Clock name="on" words={world} settable={clocks.includes('on')} /> : null}
          {record ? <Clock name="known" words={record} settable={clocks.includes('known')} /> : null}
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
      {listed ? <KeyList keys={here} onClose={hide} /> : null}
      <Status keys={all} fact={said || fact} />
    </>
  )
}
