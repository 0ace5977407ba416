// Entities of the record, each with a link, its other names and how often it is told of.
import { Link, type LinkProps } from '@tanstack/react-router'
import type { EntityRow } from '../../model/api.ts'
import { useRowName } from '../locales/names.ts'

export interface EntityListProps {
  readonly rows: readonly EntityRow[]
  readonly link: (id: string) => LinkProps
  /** How often a row is told of, in words. */
  readonly uses: (claims: number) => string
  /** How many of its other names stand beside a row. */
  readonly names: number
}

export const EntityList = ({ rows, link, uses, names }: EntityListProps) => {
  const rowName = useRowName()
  return (
    <ul className="kinds">
      {rows.map((row) => {
        const name = rowName(row)
        const others = row.names.filter((one) => one !== name).slice(0, names)
        return (
          <li key={row.id}>
            <Link {...link(row.id)}>
              <bdi>{name}</bdi>
            </Link>
            <span>
              <bdi>{others.join(' · ')}</bdi> <span className="dim">{uses(row.claims)}</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
