// One fixed phrase: its variants side by side, where it was first used, how often by whom, and its sentences aligned on it.

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { SourceLink } from '../ask/SourceLink.tsx'
import { langOf } from '../values.ts'
import '../style/answers.css'
import '../style/formulation.css'
import type { Answer, AnswerLine, Citation } from '../../model/answer.ts'
import { CoverageSide } from '../ask/CoverageSide.tsx'
import { useCiting } from '../ask/citing.ts'
import { plainDate } from '../dates.ts'
import { More } from '../frame/More.tsx'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { answerQuery, entitiesQuery } from '../http.ts'
import { keysOf, useKeys } from '../keys.ts'
import { useMessages } from '../locales/messages.ts'
import { useNameOf, useRowName } from '../locales/names.ts'
import { Frequency } from './Frequency.tsx'
import { inRows, Variants } from './Variants.tsx'
import { hitIn } from './variants.ts'

const route = getRouteApi('/formulation/$id')

/** So many sentences of the concordance stand at once. */
const PAGE = 14

const newest = (a: Citation, b: Citation): number =>
  (a.published ?? '') < (b.published ?? '') ? 1 : (a.published ?? '') > (b.published ?? '') ? -1 : a.start - b.start

const Concordance = ({
  uses,
  wordings,
}: {
  readonly uses: readonly Citation[]
  readonly wordings: readonly string[]
}) => {
  const { pages } = useMessages()
  const [shown, setShown] = useState(PAGE)
  const sorted = useMemo(() => {
    const times = new Map<string, number>()
    return uses.toSorted(newest).map((cite) => {
      const key = `${cite.document} ${cite.start}`
      const nth = times.get(key) ?? 0
      times.set(key, nth + 1)
      return { id: `${cite.claim}-${cite.start}`, cite, cites: [cite], hit: hitIn(cite.quote, wordings, nth) }
    })
  }, [uses, wordings])
  useCiting(sorted)
  return (
    <section aria-labelledby="sentences">
      <div className="sec">
        <h2 id="sentences">{pages.formulation.sentences}</h2>
        <span>{pages.formulation.sentencesNote(Math.min(shown, uses.length), uses.length)}</span>
      </div>
      <ol className="concordance">
        {sorted.slice(0, shown).map(({ id, cite, hit }) => {
          return (
            <li key={id} id={id} data-line tabIndex={-1}>
              <SourceLink cite={cite} />
              {hit ? (
                <p className="kwic t" lang={langOf(cite.quote)}>
                  <span className="before">
                    <bdi>{hit.before}</bdi>
                  </span>
                  <span className="e word">{hit.phrase}</span>
                  <span className="after">
                    <bdi>{hit.after}</bdi>
                  </span>
                </p>
              ) : (
                <p className="kwic whole t">{cite.quote}</p>
              )}
            </li>
          )
        })}
      </ol>
      <More left={uses.length - shown} onMore={() => setShown(shown + 4 * PAGE)} />
    </section>
  )
}

const Speakers = ({ rows }: { readonly rows: readonly AnswerLine[] }) => {
  const nameOf = useNameOf()
  const { pages } = useMessages()
  const users = [
    ...new Set(rows.flatMap((line) => (Array.isArray(line.fields.users) ? (line.fields.users as string[]) : []))),
  ]
  if (users.length === 0) return null
  return (
    <section>
      <div className="sec">
        <h2>{pages.formulation.speakers}</h2>
        <span>{users.length}</span>
      </div>
      <ul className="counts">
        {users.slice(0, 12).map((user) => (
          <li key={user}>
            <bdi>{nameOf(user)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}

const oldest = (uses: readonly Citation[]): Citation | undefined =>
  uses.filter((use) => use.published).toSorted((a, b) => newest(b, a))[0]

const Firsts = ({ uses }: { readonly uses: readonly Citation[] }) => {
  const messages = useMessages()
  const { formulation } = messages.pages
  const dated = uses.filter((use) => use.published)
  const [first, last] = [oldest(dated), dated.toSorted(newest)[0]]
  const each = (words: string, cite: Citation | undefined) =>
    cite ? (
      <div className="beside">
        <small>{words}</small>
        <p>
          {plainDate(messages, cite.published)}, <bdi>{cite.voice.at(-1) ?? cite.publisher ?? cite.title}</bdi>{' '}
          <SourceLink cite={cite} />
        </p>
      </div>
    ) : null
  return (
    <>
      {each(formulation.firstUse, first)}
      {each(formulation.latest, last)}
    </>
  )
}

const useUses = (id: string, answer: Answer | undefined) => {
  // The question quotes the first and last sentences of each wording; the timeline has them all.
  const all = useQuery({ ...answerQuery('timeline', { with: id, type: 'formulation', limit: '500' }) })
  return useMemo(() => {
    const cites = [...(all.data?.lines ?? []), ...(answer?.lines ?? [])].flatMap((line) => line.cites)
    return [...new Map(cites.map((cite) => [`${cite.claim}${cite.start}`, cite])).values()]
  }, [all.data, answer])
}

const Shown = ({ id, answer }: { readonly id: string; readonly answer: Answer }) => {
  const messages = useMessages()
  const { variant } = route.useSearch()
  const navigate = route.useNavigate()
  // Lines of publishers tell who used it; the table is of wordings.
  const rows = useMemo(() => inRows(answer.lines.filter(({ group }) => group !== 'users')), [answer])
  const uses = useUses(id, answer)
  const chosen = rows.find((line) => line.id === variant)
  const choose = (line: string | undefined): void =>
    void navigate({
      search: ({ variant: _, ...rest }) => (line && line !== variant ? { ...rest, variant: line } : rest),
      replace: true,
      resetScroll: false,
    })
  const step = (by: 1 | -1): void => {
    const at = rows.findIndex((line) => line.id === variant)
    const next = rows[at < 0 ? 0 : at + by]
    if (next) choose(next.id)
  }
  useKeys(keysOf(['j', () => step(1)], ['k', () => step(-1)], ['Escape', () => chosen && choose(undefined)]))
  const wordings = useMemo(
    () => rows.filter((line) => line.group === 'wordings').map((line) => String(line.fields.wording)),
    [rows],
  )
  if (rows.length === 0) return <p className="waiting">{messages.pages.formulation.noUse}</p>
  return (
    <>
      <Variants rows={rows} chosen={chosen?.id} onChoose={choose} />
      <Frequency uses={uses} />
      <div className="two">
        <Concordance uses={chosen ? chosen.cites : uses} wordings={wordings} />
        <div>
          <aside aria-label={messages.pages.formulation.speakers} className="taken">
            <Speakers rows={rows} />
          </aside>
          <CoverageSide answer={answer} />
        </div>
      </div>
    </>
  )
}

const Title = ({ id }: { readonly id: string }) => {
  const rowName = useRowName()
  const found = useQuery(entitiesQuery(id))
  const row = found.data?.find((one) => one.id === id)
  if (!row) return <h1>{id}</h1>
  const han = row.names.filter((name) => /\p{Script=Han}/u.test(name)).toSorted((a, b) => a.length - b.length)[0]
  const title = han ?? rowName(row)
  return (
    <>
      <h1 className="phrase t" lang={han ? 'zh' : 'en'}>
        {title.replace(/["\u201c\u201d]/gu, '')}
      </h1>
      <p className="names">
        {row.names
          .filter((name) => name !== title)
          .slice(0, 5)
          .join(' · ')}
      </p>
    </>
  )
}

export const FormulationPage = () => {
  const messages = useMessages()
  const rowName = useRowName()
  const { id } = route.useParams()
  const { variant, ...period } = route.useSearch()
  const reply = useQuery(answerQuery('formulation', { concept: id, ...period }))
  const uses = useUses(id, reply.data)
  const { formulation } = messages.pages
  const found = useQuery(entitiesQuery(id))
  const row = found.data?.find((one) => one.id === id)
  const label = row ? rowName(row) : id
  return (
    <Page
      title={`${formulation.title}: ${label}`}
      path={
        <>
          <Link to="/formulation">{messages.pages.nav.formulations}</Link> › <b>{label}</b>
          {uses.length > 0 ? ` › ${formulation.uses(uses.length)}` : ''}
        </>
      }
      world={plainDate(messages, period.to) || messages.clocks.anyDay}
      record={messages.clocks.today}
      keys={[
        { keys: ['j', 'k'], words: formulation.row },
        { keys: ['r'], words: formulation.measure },
      ]}
      fact={uses.length > 0 ? formulation.uses(uses.length) : ''}
    >
      <div className="phrase-head">
        <div>
          <Title id={id} />
        </div>
        <Firsts uses={uses} />
      </div>
      {reply.error ? <Failure error={reply.error} again={() => reply.refetch()} /> : null}
      {reply.isPending ? <Waiting words={messages.state.loadingAnswer} /> : null}
      {reply.data ? <Shown id={id} answer={reply.data} /> : null}
    </Page>
  )
}
