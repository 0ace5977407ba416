// Every question that can be asked: the one list that the command line, HTTP and the pages read.
import { checks } from './checks.ts'
import { commitments } from './commitments.ts'
import { coverage } from './coverage.ts'
import { documents } from './documents.ts'
import { formulation } from './formulation.ts'
import { honours } from './honours.ts'
import { itinerary } from './itinerary.ts'
import { meetings } from './meetings.ts'
import { memberships } from './memberships.ts'
import { offices } from './offices.ts'
import { partnership } from './partnership.ts'
import { positions } from './positions.ts'
import { projects } from './projects.ts'
import type { Question } from './question.ts'
import { relations } from './relations.ts'
import { search } from './search.ts'
import { standing } from './standing.ts'
import { timeline } from './timeline.ts'

export const QUESTIONS: readonly Question[] = [
  timeline,
  standing,
  memberships,
  search,
  itinerary,
  meetings,
  relations,
  partnership,
  commitments,
  projects,
  documents,
  honours,
  offices,
  positions,
  formulation,
  checks,
  coverage,
]

export const questionNamed = (name: string): Question | undefined => QUESTIONS.find((one) => one.name === name)
