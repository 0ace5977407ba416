// Taking texts in: files dropped or chosen, text pasted; how far the reading is, and what was found in each.
import { Link } from '@tanstack/react-router'
import { type DragEvent, type FormEvent, useRef, useState } from 'react'
import '../style/add.css'
import type { TakenDocument } from '../../model/api.ts'
import { CoverageStrip } from '../frame/Coverage.tsx'
import { Page } from '../frame/Page.tsx'
import { Refusal } from '../http.ts'
import { keysOf, useKeys } from '../keys.ts'
import { useMessages } from '../locales/messages.ts'
import { type Item, LARGEST, type Source, useTaking } from './taking.ts'

const filesOf = (list: FileList | null): Source[] =>
  [...(list ?? [])].map((file) => ({ name: file.name, content: file }))

const Files = ({ onTake }: { readonly onTake: (sources: readonly Source[]) => void }) => {
  const { add } = useMessages().pages
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const drag = (event: DragEvent, on: boolean): void => {
    event.preventDefault()
    setOver(on)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false)
        onTake(filesOf(event.dataTransfer.files))
      }}
    >
      <p>
        {add.drop}{' '}
        <button type="button" className="bt" onClick={() => input.current?.click()}>
          {add.choose}
        </button>
      </p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={add.choose}
        onChange={(event) => {
          onTake(filesOf(event.currentTarget.files))
          // The same file can be chosen again.
          event.currentTarget.value = ''
        }}
      />
      <small className="dim">{add.formats(LARGEST / 1_000_000)}</small>
    </div>
  )
}

/** Nothing but an address was pasted: its page is fetched, not the address read as a text. */
const isAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text)

const Paste = ({ onTake }: { readonly onTake: (sources: readonly Source[]) => void }) => {
  const { add } = useMessages().pages
  const [said, setSaid] = useState('')
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [text, from] = ['text', 'from'].map((name) => String(form.get(name) ?? '').trim())
    setSaid(text ? '' : add.nothing)
    if (!text) return
    // An address may end in .html or .pdf: what was pasted is plain text all the same.
    if (isAddress(text)) onTake([{ name: text, content: 'address' }])
    else
      onTake([
        { name: from ? `${from} (${add.pasted})` : add.pasted, content: new Blob([text], { type: 'text/plain' }) },
      ])
    event.currentTarget.reset()
  }
  return (
    <form className="paste" onSubmit={submit}>
      <label htmlFor="pasted">{add.paste}</label>
      <textarea id="pasted" name="text" className="in t" rows={7} spellCheck={false} />
      <div className="field-of">
        <label htmlFor="pasted-from">{add.from}</label>
        <input id="pasted-from" name="from" className="in" autoComplete="off" maxLength={300} />
      </div>
      <button type="submit" className="bt p">
        {add.read}
      </button>
      <p className="said" role="status">
        {said}
      </p>
    </form>
  )
}

const Found = ({ document: found }: { readonly document: TakenDocument }) => {
  const messages = useMessages()
  const { documents, coverage, pages } = messages
  return (
    <li>
      <Link to="/d/$id" params={{ id: found.id }}>
        <bdi className="t" lang={found.language}>
          {found.title ?? documents.untitled}
        </bdi>
      </Link>
      <CoverageStrip coverage={found.coverage} />
      <small>
        {[
          documents.claims(found.claims),
          documents.problems(found.problems),
          coverage.sentences(found.coverage.sentences),
          coverage.read(found.coverage.read),
          coverage.unread(found.coverage.unread),
        ].join(' · ')}
        {found.held ? ` · ${pages.add.held}` : ''}
        {found.claims === 0 ? ` · ${messages.document.noClaims}` : ''}
      </small>
    </li>
  )
}

const Told = ({ item }: { readonly item: Item }) => {
  const { pages, state: words } = useMessages()
  const { add } = pages
  const { state } = item
  if (state.kind === 'large')
    return <p className="sig">{add.large(Math.ceil(state.bytes / 1_000_000), LARGEST / 1e6)}</p>
  if (state.kind === 'refused') {
    const away = state.error instanceof Refusal && state.error.status === 0
    return (
      <p className="sig">
        {away ? `${words.offline} ${words.offlineDo}` : <span lang="en">{state.error.message}</span>}
      </p>
    )
  }
  if (state.kind !== 'done') return <p className={state.kind === 'folder' ? 'sig' : 'dim'}>{add.states[state.kind]}</p>
  return (
    <>
      <ul>
        {state.taken.documents.map((document) => (
          <Found key={document.id} document={document} />
        ))}
      </ul>
      {state.taken.notes.map((note) => (
        <p key={note} className="dim" lang="en">
          {note}
        </p>
      ))}
    </>
  )
}

const isOver = ({ state }: Item): boolean => state.kind !== 'waiting' && state.kind !== 'reading'

const Progress = ({ items, onStop }: { readonly items: readonly Item[]; readonly onStop: () => void }) => {
  const { add } = useMessages().pages
  const done = items.filter(isOver).length
  const found = items.flatMap(({ state }) => (state.kind === 'done' ? state.taken.documents : []))
  const claims = found.reduce((sum, one) => sum + one.claims, 0)
  return (
    <div className="sec">
      <h2>{add.found}</h2>
      <span role="status">
        {done < items.length ? add.reading(done, items.length) : add.sum(found.length, claims)}
        {done < items.length ? (
          <button type="button" className="link" onClick={onStop}>
            <kbd>Esc</kbd> {add.stop}
          </button>
        ) : null}
      </span>
      {done < items.length ? (
        <i className="bar6">
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect width={(done / items.length) * 100} height="6" />
          </svg>
        </i>
      ) : null}
    </div>
  )
}

export const AddPage = () => {
  const messages = useMessages()
  const { add } = messages.pages
  const { items, take, stop } = useTaking()
  useKeys(keysOf(['Escape', stop]))
  const done = items.filter(isOver).length
  return (
    <Page
      title={add.title}
      path={add.title}
      record={messages.clocks.today}
      fact={items.length > 0 ? add.reading(done, items.length) : ''}
    >
      <h1>{add.title}</h1>
      <p className="lede">{add.lede}</p>
      <div className="two adding">
        <div>
          <Files onTake={take} />
          <Paste onTake={take} />
        </div>
        <aside aria-label={add.addressTitle}>
          <div className="sec">
            <h2>{add.addressTitle}</h2>
          </div>
          <p>{add.address}</p>
        </aside>
      </div>
      {items.length > 0 ? (
        <section aria-label={add.found}>
          <Progress items={items} onStop={stop} />
          <ol className="taken-in">
            {items.toReversed().map((item) => (
              <li key={item.key} data-taken={item.state.kind}>
                <b>
                  <bdi>{item.name}</bdi>
                </b>
                <div>
                  <Told item={item} />
                </div>
              </li>
            ))}
          </ol>
          {done === items.length ? (
            <p className="more">
              <Link to="/documents">{add.toDocuments}</Link>
            </p>
          ) : null}
        </section>
      ) : null}
    </Page>
  )
}
