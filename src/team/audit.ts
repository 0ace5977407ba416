// The audit trail: who did what, when and from where; lines are added and read, never changed.
import type { AuditRow } from '../model/team.ts'
import type { Database } from './store.ts'

/** Where a request comes from. */
export interface Origin {
  readonly address: string
  readonly agent?: string
}

export type Trail = ReturnType<typeof auditTrail>

export interface Entry extends Partial<Origin> {
  readonly act: string
  readonly person?: string
  readonly name?: string
  readonly project?: string
  readonly about?: string
}

const FIELDS = ['act', 'person', 'name', 'project', 'about', 'address', 'agent'] as const
/** A longer one is of no use to a reader and could fill the disk. */
const LONGEST = 300

export function auditTrail(database: Database) {
  const adding = database.prepare(
    `insert into audit (at, ${FIELDS.join(', ')}) values (?, ${FIELDS.map(() => '?').join(', ')})`,
  )
  const reading = database.prepare('select * from audit where n < ? order by n desc limit ?')
  const counting = database.prepare('select count(*) from audit where act = ? and about = ? and at > ?').pluck()
  return {
    add: (entry: Entry): void => {
      adding.run(new Date().toISOString(), ...FIELDS.map((name) => entry[name]?.slice(0, LONGEST) ?? null))
    },
    /** Newest first, those before line `before`. */
    read: (limit: number, before = Number.MAX_SAFE_INTEGER): readonly AuditRow[] =>
      (reading.all(before, limit) as { [name: string]: unknown }[]).map(
        (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as AuditRow,
      ),
    /** How often an act concerned someone since an instant. */
    count: (act: string, about: string, since: Date): number => counting.get(act, about, since.toISOString()) as number,
  }
}
