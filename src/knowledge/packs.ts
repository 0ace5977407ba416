// The texts of pack files → one checked, versioned Knowledge and what is known of the press, or the errors that say file,
// line and reason. Pure: where the texts come from (a folder, an address) is its caller's to know.
import { createHash } from 'node:crypto'
import type { Knowledge, LanguagePack } from './knowledge.ts'
import { loadLanguage } from './load-language.ts'
import { loadWorld, type PackFile } from './load-world.ts'
import { loadPublishers, type PublisherPack } from './publishers.ts'
import type { PackError } from './yaml.ts'

export interface PackText extends PackFile {
  /** Its path inside the pack folder, with slashes: "zh/rules/meeting.yaml". */
  readonly inside: string
}

/** All that reading goes by. */
export interface ReadingPacks {
  readonly knowledge: Knowledge
  readonly publishers: PublisherPack
}

/** Folders of a pack folder that hold no language. */
const NO_LANGUAGE = new Set(['world', 'publishers'])

const folderOf = ({ inside }: PackText): string => inside.split('/')[0] ?? ''

/** A language with an error is still there, without the faulty part. Later files add to earlier ones. */
export function knowledgeOf(files: readonly PackText[]): { knowledge: Knowledge; errors: readonly PackError[] } {
  const { world, errors } = loadWorld(
    files.filter((file) => folderOf(file) === 'world' || file.inside.startsWith('en/names/')),
  )
  const all: PackError[] = [...errors]
  const languages = new Map<string, LanguagePack>()
  for (const [folder, own] of Map.groupBy(files, folderOf)) {
    if (NO_LANGUAGE.has(folder) || !own.some((f) => /language\.yaml$/.test(f.path))) continue
    const { pack, also, errors: wrong } = loadLanguage(own, world)
    all.push(...wrong)
    if (!pack) continue
    languages.set(pack.language, pack)
    for (const tag of also) languages.set(tag, pack)
  }
  const digest = createHash('sha256')
  // by the path inside the folder: the same packs in another place are the same packs
  for (const f of files) digest.update(f.inside).update('\0').update(f.text).update('\0')
  const dates = new Map<string, string>()
  for (const e of world.events) dates.set(e.id, e.to && e.to !== e.from ? `${e.from}/${e.to}` : e.from)
  return {
    knowledge: { version: digest.digest('hex').slice(0, 12), world, languages, dateOf: (id) => dates.get(id) },
    errors: all,
  }
}

export function packsOf(files: readonly PackText[]): {
  readonly packs?: ReadingPacks
  readonly errors: readonly PackError[]
} {
  const { knowledge, errors } = knowledgeOf(files)
  const press = loadPublishers(files.filter((file) => folderOf(file) === 'publishers'))
  const all = [...errors, ...press.errors]
  return all.length > 0 || !press.pack ? { errors: all } : { packs: { knowledge, publishers: press.pack }, errors: [] }
}
