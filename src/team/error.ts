// The one error of a team's accounts: a status as HTTP has it, and a sentence for the person.

export class TeamError extends Error {
  readonly status: number

  constructor(status: number, sentence: string) {
    super(sentence)
    this.name = 'TeamError'
    this.status = status
  }
}
