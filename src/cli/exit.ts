// Exit codes of the command line, and the one error that carries one: a sentence for a person and a code for a script.

export const EXIT = {
  /** Everything that was asked for was done. */
  fine: 0,
  /** Done, but some inputs could not be read, or examples of a pack failed. */
  partly: 1,
  /** The command itself was wrong: an unknown option, a name that nobody has, a pack that does not load. */
  usage: 2,
  /** The record cannot be used: damaged, newer, busy, out of reach, or the disk is full. */
  record: 3,
  /** A fault of the program. */
  fault: 70,
} as const

export const EXIT_HELP = `Exit codes:
  0   all fine
  1   done, but some inputs could not be read, or examples of a pack failed
  2   the command was wrong: unknown option, unknown name, a pack that does not load
  3   the record cannot be used: damaged, made by a newer version, busy, unreachable, disk full
  70  a fault in Chancery itself (run again with --debug for the trace)`

export class Stop extends Error {
  readonly exit: number

  constructor(exit: number, sentence: string) {
    super(sentence)
    this.name = 'Stop'
    this.exit = exit
  }
}
