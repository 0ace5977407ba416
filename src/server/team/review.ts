// The routes of review by several people; they are of one project, as its record is.
import { z } from 'zod'
import { decide, type House } from '../../chancery.ts'
import type { Assignment, Judgement, Notice, PairAgreement, Remark } from '../../model/team.ts'
import { Refused } from '../problem-details.ts'
import type { Asked, Route } from '../routes.ts'
import { named, of, opt, text } from '../schemas.ts'
import type { PersonalCall } from './route.ts'
import { DONE, DoneShape } from './sign-in.ts'

const id = z.string().min(1).max(200)
const verdict = z.enum(['accept', 'reject'])
const ofClaim = z.strictObject({ claim: id.describe('the claim') })

type Declared = Omit<Route, 'answer' | 'wide'> & {
  readonly answer: (
    call: PersonalCall,
    house: House,
    given: { readonly asked: Asked; readonly body: unknown },
  ) => Promise<unknown>
}

const reviewRoute = ({ answer, ...route }: Declared): Route => ({
  ...route,
  answer: async (house, asked, body, call) => {
    if (!call?.caller) throw new Refused(401, 'This server asks for a sign-in.')
    return answer({ ...call, caller: call.caller }, house, { asked, body })
  },
})

async function known({ record }: House, claims: readonly string[]): Promise<void> {
  const found = new Set((await record.claims({ ids: claims, rejected: true })).map(({ claim }) => claim.id))
  const missing = claims.find((claim) => !found.has(claim))
  if (missing !== undefined) throw new Refused(404, `There is no claim ${missing} in this record.`, 'claim')
}

const AssignShape = named(
  'Assign',
  'Claims, and who is asked to review them.',
  z.strictObject({ claims: z.array(id).min(1).max(500), person: id }),
)
const assign = reviewRoute({
  method: 'POST',
  path: '/api/assignments',
  name: 'assign',
  doc: 'Asks somebody to review claims; they are told in the page.',
  needs: 'editor',
  body: AssignShape,
  reply: DoneShape,
  about: () => 'claims to review',
  answer: async ({ team, caller, project }, house, { body }) => {
    const { claims, person } = body as z.output<typeof AssignShape>
    const role = team.people.roleIn(team.people.known(person), project)
    if (role === undefined || role === 'reader') throw new Refused(422, 'This person does not review here.', 'person')
    await known(house, claims)
    team.reviewing.assign(project, claims, person, caller.person.id)
    return DONE
  },
})

const AssignmentListShape = named(
  'AssignmentList',
  'Claims that one was asked to review, oldest first.',
  z.array(of<Assignment>()(z.object({ claim: text, person: text, by: text, at: text, done: z.boolean() }))),
)
const assignments = reviewRoute({
  path: '/api/assignments',
  name: 'assignments',
  doc: 'What the person who asks was asked to review.',
  needs: 'reviewer',
  reply: AssignmentListShape,
  answer: async ({ team, caller, project }) => team.reviewing.assignments(project, caller.person.id),
})

const JudgeShape = named(
  'Judge',
  'A judgement of a claim, where two people must agree.',
  z.strictObject({ claim: id, verdict, why: opt(z.string().max(2000)) }),
)
const JudgedShape = named(
  'Judged',
  'What came of a judgement: another person is waited for, two agree and it is decided, or they do not.',
  z.object({ state: z.enum(['waiting', 'agreed', 'disagreed']), decision: opt(text) }),
)

/** Judgements of one claim come one after the other, so that two at one moment make one decision. */
const lines = new Map<string, Promise<unknown>>()
function inLine<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = (lines.get(key) ?? Promise.resolve()).then(work, work)
  lines.set(key, turn)
  const leave = (): void => {
    if (lines.get(key) === turn) lines.delete(key)
  }
  turn.then(leave, leave)
  return turn
}

const judge = reviewRoute({
  method: 'POST',
  path: '/api/judgements',
  name: 'judge',
  doc: 'Judges a claim, without sight of what others judged. Where two people agree, it is decided in the names of both.',
  needs: 'reviewer',
  body: JudgeShape,
  reply: JudgedShape,
  about: (answer) => `judgement: ${(answer as z.output<typeof JudgedShape>).state}`,
  answer: async (call, house, { body }) => {
    const { claim, verdict, why } = body as z.output<typeof JudgeShape>
    await known(house, [claim])
    return inLine(`${call.project} ${claim}`, () => judged(call, house, { claim, verdict, ...(why ? { why } : {}) }))
  },
})

async function judged(
  { team, caller, project }: PersonalCall,
  house: House,
  { claim, verdict, why }: { readonly claim: string; readonly verdict: 'accept' | 'reject'; readonly why?: string },
): Promise<z.output<typeof JudgedShape>> {
  const place = { project, claim }
  const all = team.reviewing.judge(place, caller.person.id, verdict, why)
  if (all.length < 2) return { state: 'waiting' }
  const alike = all.filter((one) => one.verdict === verdict)
  if (alike.length < 2) return { state: 'disagreed' }
  const by = alike.map(({ name }) => name).join(' and ')
  const decision = await decide(house, { act: { kind: verdict, claim }, by, ...(why ? { why } : {}) })
  team.reviewing.settle(place, decision.id)
  return { state: 'agreed', decision: decision.id }
}

const JudgementListShape = named(
  'JudgementList',
  'What was judged of a claim.',
  z.array(of<Judgement>()(z.object({ claim: text, person: text, name: text, verdict, why: opt(text), at: text }))),
)
const judgements = reviewRoute({
  path: '/api/judgements',
  name: 'judgements',
  doc: 'What was judged of a claim; to a reviewer only once they have judged it themselves.',
  needs: 'reviewer',
  query: ofClaim,
  reply: JudgementListShape,
  answer: async ({ team, caller, project, role }, _house, { asked }) => {
    const all = team.reviewing.judgements({ project, claim: String(asked.claim) })
    const open = role !== 'reviewer' || all.some(({ person }) => person === caller.person.id)
    return open ? all : []
  },
})

const AgreementShape = named(
  'Agreement',
  'How far every two people agree on claims that both judged, by the first word of each.',
  z.object({
    people: z.literal([1, 2]),
    pairs: z.array(
      of<PairAgreement>()(
        z.object({ between: z.tuple([text, text]), claims: z.int(), percent: z.number(), kappa: opt(z.number()) }),
      ),
    ),
  }),
)
const agreement = reviewRoute({
  path: '/api/agreement',
  name: 'agreement',
  doc: 'How far reviewers agree: in percent, and beyond chance (Cohen’s kappa).',
  needs: 'reader',
  reply: AgreementShape,
  answer: async ({ team, project }) => ({
    people: team.projects.find(project)?.agreement ?? 1,
    pairs: team.reviewing.agreement(project),
  }),
})

const SayShape = named(
  'Say',
  'A remark on a claim.',
  z.strictObject({ claim: id, text: z.string().trim().min(1).max(4000) }),
)
const say = reviewRoute({
  method: 'POST',
  path: '/api/remarks',
  name: 'remark',
  doc: 'Says something on a claim; whoever spoke of it, judged it or was asked to is told in the page.',
  needs: 'reviewer',
  body: SayShape,
  reply: DoneShape,
  about: () => 'a remark',
  answer: async ({ team, caller, project }, house, { body }) => {
    const { claim, text } = body as z.output<typeof SayShape>
    await known(house, [claim])
    team.reviewing.remark({ project, claim }, caller.person.id, text)
    return DONE
  },
})

const RemarkListShape = named(
  'RemarkList',
  'The discussion of a claim, oldest first.',
  z.array(of<Remark>()(z.object({ n: z.int(), claim: text, name: text, text, at: text }))),
)
const remarks = reviewRoute({
  path: '/api/remarks',
  name: 'remarks',
  doc: 'The discussion of a claim.',
  needs: 'reader',
  query: ofClaim,
  reply: RemarkListShape,
  answer: async ({ team, project }, _house, { asked }) =>
    team.reviewing.remarks({ project, claim: String(asked.claim) }),
})

const NoticeListShape = named(
  'NoticeList',
  'What somebody should know, newest first.',
  z.array(
    of<Notice>()(
      z.object({
        n: z.int(),
        kind: z.enum(['assigned', 'remark', 'disagreed', 'agreed']),
        claim: text,
        by: text,
        at: text,
        seen: z.boolean(),
      }),
    ),
  ),
)
const notices = reviewRoute({
  path: '/api/notices',
  name: 'notices',
  doc: 'What the person who asks should know of this project.',
  needs: 'reader',
  reply: NoticeListShape,
  answer: async ({ team, caller, project }) => team.reviewing.notices(caller.person.id, project),
})

const SeenShape = named('Seen', 'The newest notice that was seen.', z.strictObject({ n: z.int().min(0) }))
const seen = reviewRoute({
  method: 'POST',
  path: '/api/notices',
  name: 'noticesSeen',
  doc: 'Marks notices as seen, up to one of them.',
  needs: 'reader',
  body: SeenShape,
  reply: DoneShape,
  answer: async ({ team, caller, project }, _house, { body }) => {
    team.reviewing.seen(caller.person.id, project, (body as z.output<typeof SeenShape>).n)
    return DONE
  },
})

export const REVIEW_ROUTES: readonly Route[] = [
  assign,
  assignments,
  judge,
  judgements,
  agreement,
  say,
  remarks,
  notices,
  seen,
]
