// The routes of decisions: what people decided, and deciding, in the shapes that the record keeps.
import { z } from 'zod'
import { type ClaimByHand, type Decision, type DecisionAct, decide, type Wish } from '../chancery.ts'
import { CLAIM_TYPES, MODES } from '../model/claim.ts'
import { ROLE_NAMES } from '../model/claims/roles.ts'
import { Refused } from './problem-details.ts'
import type { Route } from './routes.ts'
import { ClaimShape, EntityRefShape, edtf, named, of, opt, SpanShape, span, text, value } from './schemas.ts'

const id = z.string().min(1).max(200)
const roleValue = z.union([value, z.array(value)])
const roles = z.partialRecord(z.enum(ROLE_NAMES), roleValue)

const change = z.strictObject({
  roles: opt(z.partialRecord(z.enum(ROLE_NAMES), z.union([roleValue, z.null()]))),
  when: opt(z.union([edtf, z.null()])),
  where: opt(z.union([EntityRefShape, z.null()])),
  mode: opt(z.enum(MODES)),
})

const onClaim = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind), claim: id })
const onClaims = <K extends string>(kind: K) =>
  z.strictObject({ kind: z.literal(kind), claims: z.array(id).min(2).max(500) })

const plainActs = [
  onClaim('accept'),
  onClaim('reject'),
  z.strictObject({ kind: z.literal('correct'), claim: id, change }),
  onClaims('join'),
  onClaims('split'),
  z.strictObject({ kind: z.literal('misprint'), document: id, ...span, likely: z.string().max(500) }),
  z.strictObject({ kind: z.literal('undo'), decision: id }),
] as const

const ClaimByHandShape = named(
  'ClaimByHand',
  'A claim that a person makes from words selected in a document; quotes are cut from it by the record.',
  of<ClaimByHand>()(
    z.strictObject({
      document: id,
      type: z.enum(CLAIM_TYPES),
      roles,
      evidence: z.array(SpanShape).min(1).max(20),
      when: opt(edtf),
      where: opt(EntityRefShape),
      mode: opt(z.enum(MODES)),
      first: opt(z.literal(true)),
      gloss: opt(z.string().max(500)),
    }),
  ),
)

const wishedAct = z.discriminatedUnion('kind', [
  ...plainActs,
  z.strictObject({ kind: z.literal('add'), claim: ClaimByHandShape }),
])
const keptAct = z.discriminatedUnion('kind', [
  ...plainActs,
  z.strictObject({ kind: z.literal('add'), claim: ClaimShape }),
])

export const WishShape = named(
  'Wish',
  'What a person decides: who, why, and the act.',
  of<Wish>()(z.strictObject({ act: wishedAct, by: z.string().trim().min(1).max(200), why: opt(z.string().max(2000)) })),
)

export const DecisionShape = named(
  'Decision',
  'A decision as it stands on record, and what the newest reading made of it.',
  of<Decision>()(
    z.object({
      id: text,
      at: text,
      by: text,
      why: opt(text),
      act: keptAct,
      undone: opt(z.literal(true)),
      carried: opt(z.record(text, text)),
      differs: opt(z.array(text)),
      orphaned: opt(z.literal(true)),
    }),
  ),
)
const DecisionListShape = named('DecisionList', 'Decisions, oldest first.', z.array(DecisionShape))

const KINDS = [
  'accept',
  'reject',
  'correct',
  'add',
  'join',
  'split',
  'misprint',
  'undo',
] as const satisfies readonly DecisionAct['kind'][]

export const listing: Route = {
  path: '/api/decisions',
  name: 'decisions',
  doc: 'What was decided, oldest first: who, when, what, why, and where a newer reading disagrees.',
  needs: 'reader',
  query: z.strictObject({
    claim: opt(id.describe('only about this claim')),
    document: opt(id.describe('only about claims of this document')),
    kind: opt(z.enum(KINDS).describe('only of this kind')),
    known: opt(z.string().max(40).describe('as the record knew it then: an ISO instant')),
  }),
  reply: DecisionListShape,
  answer: ({ record }, asked) => {
    const { kind, ...rest } = asked as {
      kind?: (typeof KINDS)[number]
      claim?: string
      document?: string
      known?: string
    }
    return record.decisions({ ...rest, ...(kind === undefined ? {} : { kinds: [kind] }) })
  },
}

export const deciding: Route = {
  method: 'POST',
  path: '/api/decisions',
  name: 'decide',
  doc: 'Decides: accept, reject, correct, add, join, split, misprint, undo. On disk when it answers; never overwritten. Where people sign in, `by` is the name of the account.',
  needs: 'reviewer',
  body: WishShape,
  reply: DecisionShape,
  about: (answer) => {
    const { act, id } = answer as Decision
    return `${act.kind} ${id}`
  },
  answer: async (house, _asked, body, call) => {
    if (call?.role === 'reviewer' && call.team.projects.find(call.project)?.agreement === 2)
      throw new Refused(
        409,
        'Two people decide here: send a judgement (POST /api/judgements); an editor decides alone.',
      )
    return decide(house, { ...(body as Wish), ...(call?.caller ? { by: call.caller.person.name } : {}) })
  },
}
