// The record at a glance: coverage, what was read of each family, publishers and languages as filters.
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Overview } from '../../model/api.ts'
import type { ClaimType } from '../../model/claim.ts'
import { plainDate } from '../dates.ts'
import { FAMILIES, typesOf } from '../families.ts'
import { CoverageBar } from '../frame/Coverage.tsx'
import { useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'
import { Mark } from '../marks/Mark.tsx'

const Families = ({ byType }: { readonly byType: Overview['byType'] }) => {
  const messages = useMessages()
  const count = (types: readonly ClaimType[]): number => types.reduce((sum, type) => sum + (byType[type] ?? 0), 0)
  return (
    <ul className="legend still">
      {FAMILIES.map((family) => (
        <li key={family}>
          <Mark family={family} />
          <span>{messages.families[family]}</span>
          <span>{count(typesOf(family)).toLocaleString(messages.locale)}</span>
          <span className="sub">
            {typesOf(family)
              .filter((type) => byType[type])
              .map((type) => `${messages.types[type]} ${byType[type]?.toLocaleString(messages.locale)}`)
              .join(messages.list)}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface ChoicesProps {
  readonly name: 'language' | 'publisher'
  readonly rows: readonly (readonly [string, string, number])[]
}

/** A second click takes the choice back. */
const Choices = ({ name, rows }: ChoicesProps) => {
  const messages = useMessages()
  const search = getRouteApi('/documents').useSearch()
  return (
    <ul className="counts">
      {rows.map(([value, words, count]) => {
        const { [name]: chosen, ...rest } = search
        const on = chosen === value
        return (
          <li key={value}>
            <Link
              to="/documents"
              search={on ? rest : { ...rest, [name]: value }}
              aria-current={on ? 'true' : undefined}
              // Left to itself, a link back to the whole list would call itself current.
              activeOptions={{ exact: true, includeSearch: true }}
            >
              <bdi>{words}</bdi>
            </Link>
            <span>{count.toLocaleString(messages.locale)}</span>
          </li>
        )
      })}
    </ul>
  )
}

export const Glance = ({ overview }: { readonly overview: Overview }) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  const { documents, coverage } = messages
  const [from, to] = [plainDate(messages, overview.from), plainDate(messages, overview.to)]
  return (
    <>
      <section aria-labelledby="glance-coverage">
        <div className="sec">
          <h2 id="glance-coverage">{coverage.title}</h2>
          <span>{coverage.sentences(overview.coverage.sentences)}</span>
        </div>
        <CoverageBar coverage={overview.coverage} />
        <p className="dim">
          {[documents.claims(overview.claims), documents.problems(overview.problems)].join(messages.list)}
          {from && to ? (
            <>
              <br />
              {documents.span(from, to)}
            </>
          ) : null}
        </p>
        <p className="dim small">{coverage.unreadMeans}</p>
      </section>
      <section aria-labelledby="glance-families">
        <div className="sec">
          <h2 id="glance-families">{documents.byFamily}</h2>
          <span>{documents.claims(overview.claims)}</span>
        </div>
        <Families byType={overview.byType} />
      </section>
      <section aria-labelledby="glance-publishers">
        <div className="sec">
          <h2 id="glance-publishers">{documents.byPublisher}</h2>
          <Link to="/documents">{documents.all}</Link>
        </div>
        <Choices name="publisher" rows={overview.publishers.map((p) => [p.name, nameOf(p.name), p.documents])} />
      </section>
      <section aria-labelledby="glance-languages">
        <div className="sec">
          <h2 id="glance-languages">{documents.byLanguage}</h2>
        </div>
        <Choices
          name="language"
          rows={Object.entries(overview.byLanguage).map(([code, n]) => [code, messages.languages[code] ?? code, n])}
        />
      </section>
    </>
  )
}
