// What two texts weigh: the topics they name and how soon, the fixed phrases of each, and to whom they give how many words.
import type { Comparison } from '../../model/comparison.ts'
import { useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'

/** So many of each stand here; the whole is in the brief and in the data. */
const MOST = 12

interface Line {
  readonly id: string
  readonly label: string
  readonly told: readonly string[]
}

const Table = ({ head, lines }: { readonly head: string; readonly lines: readonly Line[] }) => {
  const nameOf = useNameOf()
  if (lines.length === 0) return null
  return (
    <>
      <h2>{head}</h2>
      {lines.slice(0, MOST).map(({ id, label, told }) => (
        <div key={id} className="pair weight">
          <div className="about">
            <bdi>{nameOf(label)}</bdi>
          </div>
          <span>{told[0] || '–'}</span>
          <span />
          <span>{told[1] || '–'}</span>
        </div>
      ))}
    </>
  )
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

export const Weight = ({ comparison }: { readonly comparison: Comparison }) => {
  const { compare } = useMessages().pages
  const { topics, wordings, speakers } = comparison
  return (
    <section className="weights">
      <Table
        head={compare.topics}
        lines={topics.map(({ id, label, told }) => ({
          id,
          label,
          told: told.map((one) => (one ? compare.turn(one.turn, percent(one.share)) : '')),
        }))}
      />
      <Table
        head={compare.phrases}
        lines={wordings.map(({ id, label, wordings: all }) => ({ id, label, told: all.map((one) => one.join(' / ')) }))}
      />
      <Table
        head={compare.speakers}
        lines={speakers.map(({ id, label, told }) => ({
          id,
          label,
          told: told.map(({ statements, share }) => (statements ? compare.said(statements, percent(share)) : '')),
        }))}
      />
    </section>
  )
}
