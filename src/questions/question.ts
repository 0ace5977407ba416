// What a question is: declared once with its parameters, asked the same way on the command line, over HTTP and on a page.
import type { World } from '../knowledge/world.ts'
import type { Answer, Parameter } from '../model/answer.ts'
import type { RecordReader } from '../record/record.ts'

/** Finds entities by any name in any language, best first; an exact id finds itself. */
export interface Resolver {
  find(text: string): readonly { readonly id: string; readonly label: string }[]
}

/** Everything that a question may look at. */
export interface Context {
  readonly record: RecordReader
  readonly world: World
  readonly resolver: Resolver
  /** EDTF day that stands in where `on` is not given ("today" in the world). */
  readonly today: string
}

/** Raw values by parameter name, as typed. `on` (a day in the world) and `known` (an instant or day of the record) go with every question. */
export type Given = Readonly<Record<string, string | undefined>>

export interface Question {
  /** One word, lower case: `timeline`. */
  readonly name: string
  /** One sentence for help and the API description. */
  readonly doc: string
  /** `on` and `known` included. */
  readonly parameters: readonly Parameter[]
  /** Throws `QuestionError` for what the asker can mend (a missing or unknown name, a bad date). */
  ask(context: Context, given: Given): Promise<Answer>
}

export type QuestionErrorCode =
  | 'missing-parameter'
  | 'unknown-parameter'
  | 'unknown-name'
  | 'ambiguous-name'
  | 'bad-date'
  | 'bad-value'

/** Something in the question that its asker can mend, in one plain sentence. */
export class QuestionError extends Error {
  readonly code: QuestionErrorCode
  readonly parameter: string

  constructor(code: QuestionErrorCode, parameter: string, message: string) {
    super(message)
    this.name = 'QuestionError'
    this.code = code
    this.parameter = parameter
  }
}
