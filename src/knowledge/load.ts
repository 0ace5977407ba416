// Pack folders → one checked, versioned Knowledge, or the errors that say file, line and reason. The only reader of pack files.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Knowledge, LanguagePack } from './knowledge.ts'
import { loadLanguage } from './load-language.ts'
import { loadWorld, type PackFile } from './load-world.ts'
import type { PackError } from './yaml.ts'

export type { PackError } from './yaml.ts'

/** Folders of a pack folder that hold no language. */
const NO_LANGUAGE = new Set(['world', 'publishers'])

/** Loads pack folders, the shipped one first; later folders add to it. A language with an error is still there, without the faulty part. */
export function loadKnowledge(dirs: readonly string[]): { knowledge: Knowledge; errors: readonly PackError[] } {
  const files = dirs.flatMap(yamlFiles)
  const { world, errors } = loadWorld(
    files.filter((f) => f.folder === 'world' || (f.folder === 'en' && f.path.includes('names/'))),
  )
  const all: PackError[] = [...errors]
  const languages = new Map<string, LanguagePack>()
  for (const folder of new Set(files.map((f) => f.folder))) {
    if (NO_LANGUAGE.has(folder)) continue
    const own = files.filter((f) => f.folder === folder)
    if (!own.some((f) => /language\.yaml$/.test(f.path))) continue
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

interface Placed extends PackFile {
  /** The pack's first folder: world, zh, publishers... */
  readonly folder: string
  /** Its path inside the pack folder, with slashes. */
  readonly inside: string
}

function yamlFiles(dir: string): Placed[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && /\.ya?ml$/.test(e.name))
    .map((e) => join(e.parentPath, e.name))
    .sort()
    .map((path) => {
      const inside = relative(dir, path).split(sep)
      return { path, text: readFileSync(path, 'utf8'), folder: inside[0] ?? '', inside: inside.join('/') }
    })
}
