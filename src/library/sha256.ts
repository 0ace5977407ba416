// SHA-256 where there is no Node.js: stands in for the one part of node:crypto that naming texts by their content needs.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

export function createHash(): { update(part: string | Uint8Array): unknown; digest(as: 'hex'): string } {
  const hash = sha256.create()
  const made = {
    update(part: string | Uint8Array) {
      hash.update(typeof part === 'string' ? new TextEncoder().encode(part) : part)
      return made
    },
    digest: () => bytesToHex(hash.digest()),
  }
  return made
}
