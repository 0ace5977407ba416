// Reads the answer to "standing" for the organisation page: members by status, the chair, sessions, stated counts.
import type { Answer, AnswerLine } from '../../model/answer.ts'

export const STATUSES = ['member', 'observer', 'dialogue-partner', 'family'] as const
export type Status = (typeof STATUSES)[number]

export interface Member {
  readonly key: string
  readonly name: string
  readonly status: Status
  readonly founding: boolean
  /** EDTF. */
  readonly since: string | undefined
  readonly line: AnswerLine
}

export interface Standing {
  readonly members: readonly Member[]
  readonly counts: readonly AnswerLine[]
  readonly chairs: readonly AnswerLine[]
  readonly sessions: readonly AnswerLine[]
  /** Lines of kinds that this page does not draw; told as they are. */
  readonly others: readonly AnswerLine[]
}

const textOf = (line: AnswerLine, field: string): string | undefined => {
  const value = line.fields[field]
  return typeof value === 'string' && value !== '' ? value : undefined
}

const memberOf = (line: AnswerLine): Member => {
  const status = textOf(line, 'status') ?? 'member'
  return {
    key: textOf(line, 'member') ?? line.id,
    name: textOf(line, 'name') ?? line.text,
    status: STATUSES.find((one) => one === status) ?? 'member',
    founding: status === 'founding-member',
    since: textOf(line, 'since'),
    line,
  }
}

/** A founder that is told of both ways stands once, among the members. */
const once = (members: readonly Member[]): Member[] => {
  const seen = new Map<string, Member>()
  for (const member of members) {
    const key = `${member.status} ${member.key}`
    const before = seen.get(key)
    const better = before && before.line.cites.length >= member.line.cites.length ? before : member
    seen.set(key, before ? { ...better, founding: before.founding || member.founding } : member)
  }
  const since = (member: Member): string => member.since ?? '~'
  return [...seen.values()].sort((a, b) =>
    since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : a.name < b.name ? -1 : 1,
  )
}

const KINDS = ['member', 'count', 'chair', 'session']

export const standingOf = (answer: Answer): Standing => {
  const of = (kind: string): AnswerLine[] => answer.lines.filter((line) => line.fields.kind === kind)
  return {
    members: once(of('member').map(memberOf)),
    counts: of('count'),
    chairs: of('chair'),
    sessions: of('session'),
    others: answer.lines.filter((line) => !KINDS.includes(String(line.fields.kind))),
  }
}

/** The days on which a status changed, in order. */
export const changesOf = (members: readonly Member[]): string[] =>
  [...new Set(members.flatMap(({ since }) => (since && /^\d{4}-\d{2}-\d{2}$/.test(since) ? [since] : [])))].sort()

/** A day some years on or back; the last of February stays in February. */
export const yearsFrom = (day: string, years: number): string => {
  const [year = '2024', month = '01', date = '01'] = day.split('-')
  const last = new Date(Date.UTC(Number(year) + years, Number(month), 0)).getUTCDate()
  return `${String(Number(year) + years).padStart(4, '0')}-${month}-${String(Math.min(Number(date), last)).padStart(2, '0')}`
}
