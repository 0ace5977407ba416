// The projects of a team: each with a record and packs of its own.
import { TeamError } from './error.ts'
import type { Database } from './store.ts'

export interface Project {
  readonly id: string
  readonly name: string
  /** Where its record stands. */
  readonly record: string
  /** The folders of its own packs. */
  readonly packs: readonly string[]
  /** How many people must agree on a claim: one or two. */
  readonly agreement: 1 | 2
}

/** The project whose record the server was started with; its paths have no prefix. */
export const FIRST = 'main'
export const PROJECT_ID = /^[a-z][a-z0-9-]{0,39}$/

interface Row {
  id: string
  name: string
  record: string
  packs: string
  agreement: number
}

const projectOf = ({ packs, agreement, ...row }: Row): Project => ({
  ...row,
  packs: JSON.parse(packs) as string[],
  agreement: agreement === 2 ? 2 : 1,
})

export type Projects = ReturnType<typeof projectsOf>

export function projectsOf(database: Database) {
  const COLUMNS = 'id, name, record, packs, agreement'
  const finding = database.prepare(`select ${COLUMNS} from project where id = ?`)
  const listing = database.prepare(`select ${COLUMNS} from project order by id <> '${FIRST}', name`)
  const keeping = database.prepare(
    `insert into project (${COLUMNS}, made) values (?, ?, ?, ?, ?, ?)
     on conflict (id) do update set name = excluded.name, record = excluded.record, packs = excluded.packs,
       agreement = excluded.agreement`,
  )
  return {
    find: (id: string): Project | undefined => {
      const row = finding.get(id) as Row | undefined
      return row && projectOf(row)
    },
    list: (): readonly Project[] => (listing.all() as Row[]).map(projectOf),
    keep({ id, name, record, packs, agreement }: Project): void {
      if (!PROJECT_ID.test(id))
        throw new TeamError(400, `"${id}" is no id of a project: small letters, digits and hyphens, a letter first.`)
      keeping.run(id, name, record, JSON.stringify(packs), agreement, new Date().toISOString())
    },
  }
}
