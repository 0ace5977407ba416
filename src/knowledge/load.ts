// Pack folders → the texts of their files, and the Knowledge made of them. The only reader of pack files.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Knowledge } from './knowledge.ts'
import { knowledgeOf, type PackText } from './packs.ts'
import type { PackError } from './yaml.ts'

/** The files of pack folders, the shipped one first; later folders add to it. */
export const packFiles = (dirs: readonly string[]): PackText[] => dirs.flatMap(yamlFiles)

export const loadKnowledge = (dirs: readonly string[]): { knowledge: Knowledge; errors: readonly PackError[] } =>
  knowledgeOf(packFiles(dirs))

function yamlFiles(dir: string): PackText[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && /\.ya?ml$/.test(e.name))
    .map((e) => join(e.parentPath, e.name))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8'), inside: relative(dir, path).split(sep).join('/') }))
}
