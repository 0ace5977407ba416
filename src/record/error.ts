// What can go wrong with a record, each as one clear sentence and a code that a program can tell apart.

export type RecordErrorCode =
  /** Made by a newer Chancery. */
  | 'newer'
  /** The store is damaged. */
  | 'damaged'
  /** A file, but no record. */
  | 'not-a-record'
  /** No room on the disk. */
  | 'full'
  /** Another program holds the record. */
  | 'busy'
  /** The file or its folder cannot be read or written. */
  | 'unreachable'
  /** Something stands where a new file was to be made. */
  | 'taken'
  /** A decision that names what is not on record, or contradicts the text. */
  | 'invalid'

export class RecordError extends Error {
  readonly code: RecordErrorCode

  constructor(code: RecordErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'RecordError'
    this.code = code
  }
}
