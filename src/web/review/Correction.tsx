// Correcting a claim: another date or mode, or a role whose words are picked in the sentence, with mouse or arrow keys.
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentPage } from '../../model/api.ts'
import type { Claim, Mode } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import { partAround } from '../document/rails.ts'
import { printedValue } from '../document/words.ts'
import { MODE_ORDER } from '../families.ts'
import { entitiesQuery } from '../http.ts'
import { roleOf, useMessages } from '../locales/messages.ts'
import { useRowName } from '../locales/names.ts'
import { namedExactly, roleWith, spanOf, type Target, targetsOf, valueGiven } from './correcting.ts'
import type { ClaimAct } from './queue.ts'

/** So much of the text stands around the claim, to pick words from. */
const AROUND = 260

const windowOf = ({ article }: DocumentPage, claim: Claim): Span => {
  const first = claim.evidence[0] ?? { start: 0, end: 0 }
  const block = partAround(article, first)
  return { start: Math.max(block.start, first.start - AROUND), end: Math.min(block.end, first.end + AROUND) }
}

interface PickProps {
  readonly page: DocumentPage
  readonly within: Span
  readonly start: Span | undefined
  readonly label: string
  readonly onPick: (span: Span) => void
}

/** The text in a field that cannot be written in: the browser's own selection, by mouse or with Shift and arrows, picks the words. */
const Pick = ({ page, within, start, label, onPick }: PickProps) => {
  const field = useRef<HTMLTextAreaElement>(null)
  const { text, language } = page.article
  // A field would turn line ends of two characters into one, and move every offset behind them.
  const shown = text.slice(within.start, within.end).replaceAll('\r', ' ')
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    if (start) field.current?.setSelectionRange(start.start - within.start, start.end - within.start)
  }, [start, within])
  const picked = (): void => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {}
    onPick({ start: within.start + selectionStart, end: within.start + selectionEnd })
  }
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  return (
    <label className="pick">
      {label}
      <textarea
        ref={field}
        className="in t"
        lang={language}
        readOnly
        rows={Math.min(8, Math.max(3, Math.ceil(shown.length / (language.startsWith('zh') ? 36 : 75))))}
        value={shown}
        onSelect={picked}
        onKeyDown={onKey}
      />
    </label>
  )
}

interface RoleProps {
  readonly page: DocumentPage
  readonly claim: Claim
  readonly target: Target
  readonly onGiven: (given: ReturnType<typeof valueGiven>) => void
}

/** One value of a role, given anew; says what will be recorded. */
const RoleField = ({ page, claim, target, onGiven }: RoleProps) => {
  const messages = useMessages()
  const rowName = useRowName()
  const { review } = messages.pages
  const within = useMemo(() => windowOf(page, claim), [page, claim])
  const before = useMemo(() => spanOf(page.article.text, within, target.value), [page, within, target])
  const [span, setSpan] = useState<Span | undefined>(before)
  const [typed, setTyped] = useState(target.kind === 'typed' ? String(target.value ?? '') : '')
  const [plain, setPlain] = useState(false)
  const words = span ? page.article.text.slice(span.start, span.end) : ''
  const found = useQuery({ ...entitiesQuery(words), enabled: target.kind === 'entity' && words.length > 1 })
  const entity = plain ? undefined : namedExactly(words, found.data ?? [])
  const value = valueGiven(target, { picked: span && { words, span }, typed, entity })
  const told = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is made anew each time; its text tells whether it changed
  useEffect(() => onGiven(value), [told])
  if (target.kind === 'typed')
    return (
      <label>
        {roleOf(messages, target.role)}
        <input
          className="in"
          value={typed}
          list="terms"
          // biome-ignore lint/a11y/noAutofocus: the role was chosen to write in it
          autoFocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <datalist id="terms">
          {Object.entries(messages.terms).map(([term, word]) => (
            <option key={term} value={term}>
              {word}
            </option>
          ))}
        </datalist>
      </label>
    )
  return (
    <>
      <Pick page={page} within={within} start={before} label={review.pick} onPick={setSpan} />
      <p className="will" role="status">
        {words === '' ? (
          review.pickNone
        ) : (
          <>
            {review.will} <b>{roleOf(messages, target.role)}</b>: <bdi className="t">{words}</bdi>
            {target.kind === 'entity' ? (
              <span className="dim"> {entity ? `= ${rowName(entity)}` : review.unknown}</span>
            ) : null}
          </>
        )}
        {entity || plain ? (
          <button type="button" className="link" onClick={() => setPlain(!plain)}>
            {plain ? review.asKnown : review.asPrinted}
          </button>
        ) : null}
      </p>
    </>
  )
}

interface Props {
  readonly page: DocumentPage
  readonly claim: Claim
  readonly onDecide: (act: ClaimAct) => void
  readonly onBack: () => void
}

export const Correction = ({ page, claim, onDecide, onBack }: Props) => {
  const messages = useMessages()
  const { modes, pages, ask } = messages
  const { review } = pages
  const [wrong, setWrong] = useState(false)
  const [chosen, setChosen] = useState('')
  const given = useRef<ReturnType<typeof valueGiven>>(undefined)
  const targets = useMemo(() => targetsOf(claim, (word) => word in messages.terms), [claim, messages])
  const target = targets.find(({ key }) => key === chosen)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [when, mode] = [String(form.get('when') ?? '').trim(), String(form.get('mode') ?? '')]
    const role = target && roleWith(claim, target, given.current)
    const same = target && JSON.stringify(role) === JSON.stringify(claim.roles[target.role as keyof Claim['roles']])
    const change = {
      ...(when !== (claim.when ?? '') && { when: when === '' ? null : when }),
      ...(mode !== claim.mode && { mode: mode as Mode }),
      ...(target && given.current !== undefined && !same && { roles: { [target.role]: role } }),
    }
    if (Object.keys(change).length === 0) setWrong(true)
    else onDecide({ kind: 'correct', claim: claim.id, change })
  }
  const takeAway = (): void => {
    if (target)
      onDecide({
        kind: 'correct',
        claim: claim.id,
        change: { roles: { [target.role]: roleWith(claim, target, undefined) } },
      })
  }
  return (
    <form className="reason" onSubmit={submit}>
      <label>
        {review.role}
        <select
          className="in"
          value={chosen}
          // biome-ignore lint/a11y/noAutofocus: the key that opens the form was pressed to choose here
          autoFocus
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value="">{review.noRole}</option>
          {targets.map(({ key, role, value }) => (
            <option key={key} value={key}>
              {roleOf(messages, role)}: {value === undefined ? review.oneMore : printedValue(messages, value)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {review.when}
        <input className="in" name="when" defaultValue={claim.when ?? ''} autoComplete="off" />
      </label>
      <label>
        {review.mode}
        <select className="in" name="mode" defaultValue={claim.mode}>
          {MODE_ORDER.map((mode) => (
            <option key={mode} value={mode}>
              {modes[mode]}
            </option>
          ))}
        </select>
      </label>
      {target ? (
        <RoleField
          key={target.key}
          page={page}
          claim={claim}
          target={target}
          onGiven={(value) => {
            given.current = value
          }}
        />
      ) : null}
      <div className="acts-of">
        <button type="submit" className="bt p">
          {review.correct}
        </button>
        {target && target.value !== undefined ? (
          <button type="button" className="bt" onClick={takeAway}>
            {review.takeAway}
          </button>
        ) : null}
        <button type="button" className="bt" onClick={onBack}>
          {review.back}
        </button>
        <small className={wrong ? 'sig' : 'dim'}>{wrong ? review.unchanged : ask.day}</small>
      </div>
    </form>
  )
}
