// Names for bytes and texts by what they hold: the same content always has the same name.
import { createHash } from 'node:crypto'

export const hashOfBytes = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

export const articleId = (text: string): string => `doc_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
