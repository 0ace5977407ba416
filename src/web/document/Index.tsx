// The index at the left: coverage, legend and filter in one, the lines, the problems, the source.
import type { ProblemCode } from '../../model/problem.ts'
import { dayOfInstant, plainDate } from '../dates.ts'
import { FAMILIES, type Family, MODE_ORDER, typesOf } from '../families.ts'
import { CoverageBar } from '../frame/Coverage.tsx'
import { useMessages } from '../locales/messages.ts'
import { Mark, ModeLine } from '../marks/Mark.tsx'
import { type Edition, type PlacedProblem, paragraphOf } from './edition.ts'

interface Props {
  readonly edition: Edition
  readonly shown: ReadonlySet<Family>
  readonly onShow: (families: ReadonlySet<Family>) => void
  readonly onProblem: (problem: PlacedProblem) => void
}

/** From everything, a click leaves one family; from some, it adds or takes away. */
const toggled = (shown: ReadonlySet<Family>, family: Family): ReadonlySet<Family> => {
  if (shown.size === FAMILIES.length) return new Set([family])
  const next = new Set(shown)
  if (!next.delete(family)) next.add(family)
  return next.size === 0 ? new Set(FAMILIES) : next
}

const Legend = ({ edition, shown, onShow }: Omit<Props, 'onProblem'>) => {
  const messages = useMessages()
  const counts = Map.groupBy(edition.claims, (claim) => claim.family)
  const all = shown.size === FAMILIES.length
  return (
    <section aria-labelledby="show">
      <div className="sec">
        <h2 id="show">{messages.document.show}</h2>
        <button type="button" className="quiet" aria-disabled={all} onClick={() => onShow(new Set(FAMILIES))}>
          {messages.document.all}
        </button>
      </div>
      <ul className="legend">
        {FAMILIES.map((family) => (
          <li key={family}>
            <button type="button" aria-pressed={shown.has(family)} onClick={() => onShow(toggled(shown, family))}>
              <Mark family={family} />
              <span>{messages.families[family]}</span>
              <span>{counts.get(family)?.length ?? 0}</span>
              <span className="sub">
                {typesOf(family)
                  .map((type) => messages.types[type])
                  .join(messages.list)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const LinesKey = ({ edition }: { readonly edition: Edition }) => {
  const messages = useMessages()
  const unread = edition.problems.filter((problem) => problem.problem.code === 'unread').length
  return (
    <section aria-labelledby="lines">
      <div className="sec">
        <h2 id="lines">{messages.document.lines}</h2>
      </div>
      <ul className="modes">
        {MODE_ORDER.map((mode) => (
          <li key={mode}>
            <ModeLine mode={mode} />
            <span>{messages.modes[mode]}</span>
            <span>{edition.claims.filter((claim) => claim.claim.mode === mode).length}</span>
          </li>
        ))}
        <li>
          <ModeLine mode="unread" />
          <span>{messages.document.unread}</span>
          <span>{unread}</span>
        </li>
      </ul>
      <p className="dim">{messages.document.inferred}</p>
    </section>
  )
}

const Problems = ({ edition, onProblem }: Pick<Props, 'edition' | 'onProblem'>) => {
  const messages = useMessages()
  const names: Readonly<Record<ProblemCode, string>> = messages.problems
  return (
    <section aria-labelledby="problems">
      <div className="sec">
        <h2 id="problems">{messages.document.problems}</h2>
        <span>{edition.problems.length || messages.document.noProblems}</span>
      </div>
      <ul className="probs">
        {edition.problems.map((problem) => {
          const paragraph = paragraphOf(edition, problem.start)
          return (
            <li key={problem.index}>
              <button type="button" onClick={() => onProblem(problem)}>
                <span className="dim">
                  {paragraph ? messages.document.paragraph(paragraph) : messages.document.start}
                </span>
                <span>
                  {names[problem.problem.code]}{' '}
                  {problem.problem.code === 'misprint' ? (
                    <bdi lang={edition.page.article.language}>{problem.problem.quote}</bdi>
                  ) : null}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const Source = ({ edition }: { readonly edition: Edition }) => {
  const messages = useMessages()
  const { article, versions, readAt } = edition.page
  const { source } = article
  const rows: [string, string | undefined][] = [
    [messages.document.publisher, [article.publisher?.label, article.publisher?.name].filter(Boolean).join(' ')],
    [messages.document.published, plainDate(messages, article.published)],
    [messages.document.section, article.section],
    [messages.document.language, messages.languages[article.language] ?? article.language],
    [messages.document.textLabel, messages.document.units(article.text.length)],
    [messages.document.file, source.path.split(/[\\/]/).at(-1)],
    [messages.document.hash, `${source.hash.slice(0, 18)}…`],
    [messages.document.readWith, messages.document.versions(versions.program, versions.packs)],
    [messages.document.readAt, dayOfInstant(messages, readAt)],
  ]
  return (
    <section aria-labelledby="source">
      <div className="sec">
        <h2 id="source">{messages.document.source}</h2>
      </div>
      <dl className="facts">
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  )
}

export const Index = (props: Props) => {
  const messages = useMessages()
  const { coverage, claims } = props.edition.page
  return (
    <>
      <section aria-labelledby="coverage">
        <div className="sec">
          <h2 id="coverage">{messages.coverage.title}</h2>
          <span>{messages.coverage.sentences(coverage.sentences)}</span>
        </div>
        <CoverageBar coverage={coverage} />
        <p className="dim">{messages.coverage.claims(claims.length)}</p>
      </section>
      <Legend {...props} />
      <LinesKey edition={props.edition} />
      <Problems {...props} />
      <Source edition={props.edition} />
    </>
  )
}
