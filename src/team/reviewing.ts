// Review by several people: who was asked to look at a claim, what each judged, what was said of it, who should know.
import type { Assignment, Judgement, Notice, PairAgreement, Remark } from '../model/team.ts'
import { agreements, type Judged, type Verdict } from './agreement.ts'
import { TeamError } from './error.ts'
import type { Database } from './store.ts'

/** A claim of a project. */
export interface Place {
  readonly project: string
  readonly claim: string
}

export type Reviewing = ReturnType<typeof reviewingOf>

const now = (): string => new Date().toISOString()

export function reviewingOf(database: Database) {
  const notices = noticesOf(database)
  const { judge, judgements, ...judging } = judgementsOf(database)
  return {
    ...notices,
    ...judging,
    judgements,
    ...assignmentsOf(database, notices.tell),
    ...remarksOf(database, notices.tell),
    /** Keeps a judgement; says who judged what by now, the last word of each. */
    judge: database.transaction(
      (place: Place, person: string, verdict: Verdict, why?: string): readonly Judgement[] => {
        judge(place, person, { verdict, ...(why === undefined ? {} : { why }) })
        const all = judgements(place)
        const others = all.filter((one) => one.person !== person).map((one) => one.person)
        const kind = all.every((one) => one.verdict === verdict) ? 'agreed' : 'disagreed'
        notices.tell(place, kind, person, others)
        return all
      },
    ),
  }
}

function noticesOf(database: Database) {
  const adding = database.prepare('insert into notice (person, project, kind, claim, by, at) values (?, ?, ?, ?, ?, ?)')
  const listing = database.prepare(
    `select notice.n, kind, claim, user.name as by, at, seen from notice join user on user.id = notice.by
     where person = ? and project = ? order by notice.n desc limit 100`,
  )
  const seeing = database.prepare('update notice set seen = 1 where person = ? and project = ? and n <= ?')
  return {
    tell({ project, claim }: Place, kind: Notice['kind'], by: string, people: Iterable<string>): void {
      for (const person of new Set(people)) if (person !== by) adding.run(person, project, kind, claim, by, now())
    },
    notices: (person: string, project: string): readonly Notice[] =>
      (listing.all(person, project) as (Omit<Notice, 'seen'> & { seen: number })[]).map((one) => ({
        ...one,
        seen: one.seen === 1,
      })),
    seen: (person: string, project: string, upTo: number): void => {
      seeing.run(person, project, upTo)
    },
  }
}
type Tell = ReturnType<typeof noticesOf>['tell']

function assignmentsOf(database: Database, tell: Tell) {
  const adding = database.prepare(
    'insert or ignore into assignment (project, claim, person, by, at) values (?, ?, ?, ?, ?)',
  )
  const listing = database.prepare(
    `select claim, person, user.name as by, at,
       exists (select 1 from judgement j where j.project = a.project and j.claim = a.claim and j.person = a.person) as done
     from assignment a join user on user.id = a.by where project = ? and person = ? order by at, claim`,
  )
  return {
    assign: database.transaction((project: string, claims: readonly string[], person: string, by: string): void => {
      for (const claim of claims)
        if (adding.run(project, claim, person, by, now()).changes > 0)
          tell({ project, claim }, 'assigned', by, [person])
    }),
    assignments: (project: string, person: string): readonly Assignment[] =>
      (listing.all(project, person) as (Omit<Assignment, 'done'> & { done: number })[]).map((one) => ({
        ...one,
        done: one.done === 1,
      })),
  }
}

function judgementsOf(database: Database) {
  const adding = database.prepare(
    'insert into judgement (project, claim, person, verdict, why, at) values (?, ?, ?, ?, ?, ?)',
  )
  const of = database.prepare(
    `select claim, person, user.name as name, verdict, why, at from judgement join user on user.id = person
     where project = ? and claim = ? and n in (select max(n) from judgement group by project, claim, person) order by n`,
  )
  // The first word of each: what was said after a talk is no measure of agreement.
  const first = database.prepare(
    `select claim, user.name as person, verdict from judgement join user on user.id = person
     where project = ? and n in (select min(n) from judgement group by project, claim, person)`,
  )
  const settling = database.prepare('insert into settled (project, claim, decision) values (?, ?, ?)')
  const settled = database.prepare('select decision from settled where project = ? and claim = ?').pluck()
  return {
    judge({ project, claim }: Place, person: string, { verdict, why }: { verdict: Verdict; why?: string }): void {
      if (settled.get(project, claim) !== undefined)
        throw new TeamError(409, 'Two people have agreed on this claim; an editor can decide otherwise.')
      adding.run(project, claim, person, verdict, why ?? null, now())
    },
    judgements: ({ project, claim }: Place): readonly Judgement[] =>
      (of.all(project, claim) as (Judgement & { why: string | null })[]).map(({ why, ...one }) => ({
        ...one,
        ...(why === null ? {} : { why }),
      })),
    settle: ({ project, claim }: Place, decision: string): void => {
      settling.run(project, claim, decision)
    },
    settled: ({ project, claim }: Place): string | undefined => settled.get(project, claim) as string | undefined,
    agreement: (project: string): readonly PairAgreement[] => agreements(first.all(project) as Judged[]),
  }
}

function remarksOf(database: Database, tell: Tell) {
  const adding = database.prepare('insert into remark (project, claim, person, words, at) values (?, ?, ?, ?, ?)')
  const listing = database.prepare(
    `select remark.n, claim, user.name as name, words as text, at from remark join user on user.id = person
     where project = ? and claim = ? order by remark.n`,
  )
  /** Whoever spoke of a claim, judged it, or was asked to. */
  const concerned = database
    .prepare(
      `select person from remark where project = :project and claim = :claim
       union select person from judgement where project = :project and claim = :claim
       union select person from assignment where project = :project and claim = :claim`,
    )
    .pluck()
  return {
    remark: database.transaction((place: Place, person: string, text: string): void => {
      adding.run(place.project, place.claim, person, text, now())
      tell(place, 'remark', person, concerned.all(place) as string[])
    }),
    remarks: ({ project, claim }: Place): readonly Remark[] => listing.all(project, claim) as Remark[],
  }
}
