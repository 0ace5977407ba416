// Every question that can be asked: the one list that the command line, HTTP and the pages read.
import type { Question } from './question.ts'
import { search } from './search.ts'
import { standing } from './standing.ts'
import { timeline } from './timeline.ts'

export const QUESTIONS: readonly Question[] = [timeline, standing, search]

export const questionNamed = (name: string): Question | undefined => QUESTIONS.find((one) => one.name === name)
