// What the routes of a team have in common: they are of the whole server, and there is a call to work with.
import type { Caller } from '../../team/team.ts'
import type { Call } from '../gate.ts'
import { Refused } from '../problem-details.ts'
import type { Asked, Route } from '../routes.ts'

/** A call of somebody: the gate lets nobody else on to routes that ask for a person. */
export interface PersonalCall extends Call {
  readonly caller: Caller
}

type Declared<C> = Omit<Route, 'answer' | 'wide'> & {
  readonly answer: (call: C, asked: Asked, body: unknown) => Promise<unknown>
}

/** A route that answers everyone. */
export const open = ({ answer, ...route }: Declared<Call>): Route => ({
  ...route,
  wide: true,
  answer: async (_house, asked, body, call) => {
    if (!call) throw new Refused(404, 'Nobody signs in here.')
    return answer(call, asked, body)
  },
})

/** A route for people; the gate knows which. */
export const personal = ({ answer, ...route }: Declared<PersonalCall>): Route =>
  open({
    ...route,
    answer: async ({ caller, ...call }, asked, body) => {
      if (!caller) throw new Refused(401, 'This server asks for a sign-in.')
      return answer({ ...call, caller }, asked, body)
    },
  })
