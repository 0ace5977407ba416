// What the sources of a line say differently, each difference a line of its own.
import type { AnswerLine } from '../../model/answer.ts'

export const Differs = ({ line }: { readonly line: Pick<AnswerLine, 'differs'> }) =>
  line.differs?.map((words) => (
    <p key={words} className="differs" lang="en">
      <b className="ne">≠</b> {words}
    </p>
  ))
