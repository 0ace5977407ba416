// ZIP archives, and the Word and OpenDocument files that are such archives. Sizes are checked while unpacking, not
// believed: what an archive says of itself may be a trap.
import { inflateRawSync } from 'node:zlib'
import { decode, isDecoded } from '../decode.ts'
import {
  type Context,
  type Format,
  gather,
  intakeProblem,
  isEmpty,
  MAX_DEPTH,
  named,
  nothing,
  type Unpacked,
} from './format.ts'
import { odt, word } from './office.ts'

export interface Member {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/** The largest member that is unpacked. */
const LARGEST = 128 * 1024 * 1024

export const zip: Format = (bytes, context) => {
  const members = membersOf(bytes, context)
  if (typeof members === 'string') return nothing('damaged', members)
  const has = (name: string): boolean => members.some((m) => m.name === name)
  const file = (name: string): Uint8Array | string => {
    const member = members.find((m) => m.name === name)
    return member ? unpack(bytes, member, context) : `it has no part ${name}`
  }
  if (has('word/document.xml')) return word(file, context)
  if (has('content.xml') && has('META-INF/manifest.xml')) return odt(file, context)
  if (has('xl/workbook.xml') || has('ppt/presentation.xml')) {
    return nothing('format', 'The file is an Excel or PowerPoint document, which is not read; save it as text or CSV.')
  }
  if (context.depth >= MAX_DEPTH)
    return nothing('too-big', `Archives are opened ${MAX_DEPTH} deep; this one lies deeper.`)
  const found = gather(members.filter(isReadable).map((member) => openMember(bytes, member, context)))
  return isEmpty(found) ? nothing('no-text', 'The archive holds no file that is read.') : found
}

const isReadable = ({ name }: Member): boolean =>
  !name.endsWith('/') &&
  !/(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db)/u.test(name) &&
  !/\.(?:png|jpe?g|gif|webp|svg|ico|css|js|mjs|woff2?|ttf|mp[34]|avi|mov)$/iu.test(name)

const openMember = (bytes: Uint8Array, member: Member, context: Context): Unpacked => {
  const data = unpack(bytes, member, context)
  if (typeof data === 'string') {
    return {
      sheets: [],
      problems: [
        intakeProblem(
          /too|limit|many/u.test(data) ? 'too-big' : 'damaged',
          `${member.name}: This member was left out: ${data}.`,
        ),
      ],
    }
  }
  return named(member.name, context.open(data, { path: member.name, inside: context }))
}

/** The bytes of a member, or why they cannot be had. */
const unpack = (bytes: Uint8Array, member: Member, { budget }: Context): Uint8Array | string => {
  if (member.encrypted) return 'it is locked with a password'
  if (budget.members <= 0) return 'there are too many members'
  budget.members--
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { offset } = member
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50)
    return 'its place in the archive is damaged'
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const packed = bytes.subarray(start, start + member.packed)
  const limit = Math.min(LARGEST, budget.bytes)
  if (packed.length < member.packed) return 'its end is missing'
  const data =
    member.method === 0
      ? packed
      : member.method === 8
        ? inflated(packed, limit)
        : 'it is packed by a method that is not known'
  if (typeof data === 'string') return data
  if (data.length > limit) return 'it is too big'
  budget.bytes -= data.length
  return data
}

const inflated = (packed: Uint8Array, limit: number): Uint8Array | string => {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) })
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      ? 'it is too big when unpacked'
      : 'its packed bytes are damaged'
  }
}

/** The archive's table of contents, or why it has none. */
const membersOf = (bytes: Uint8Array, context: Context): Member[] | string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  const lowest = Math.max(0, bytes.length - 65_600)
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < lowest) return 'The archive has no table of contents: its end is missing.'
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const members: Member[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50)
      return 'The table of contents of the archive is damaged.'
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    members.push({
      name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength), context),
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) === 1,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + rest
  }
  return members
}

/** Names are in UTF-8, or in whatever the packer's machine used. */
const nameOf = (bytes: Uint8Array, { pack }: Context): string => {
  const decoded = decode(bytes, pack)
  return isDecoded(decoded) ? decoded.text : Buffer.from(bytes).toString('latin1')
}
