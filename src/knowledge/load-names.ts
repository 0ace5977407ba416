// Reads the names of one language, in the order of its files: checked, or file, line and reason.
import { z } from 'zod'
import { ENTITY_KINDS, type EntityKind, type NameEntry, type World } from './world.ts'
import { type PackError, type Row, readYaml, rowsOf } from './yaml.ts'

export interface PackFile {
  /** As errors name it, with slashes: "packs/world/countries.yaml". */
  readonly path: string
  readonly text: string
}

const block = z.string().optional()
const NAMES = z.strictObject({ names: block, concepts: block })

const KINDS: ReadonlyMap<string, EntityKind> = new Map(ENTITY_KINDS.map((kind) => [kind, kind]))
const ID = /^([a-z]+):(?:[A-Z]{2}|[a-z0-9]+(?:-[a-z0-9]+)*)$/

export const kindOf = (id: string): EntityKind | undefined => {
  const kind = ID.exec(id)?.[1]
  return kind === undefined ? undefined : KINDS.get(kind)
}

export const byPath = (a: PackFile, b: PackFile): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)

/** The first name that any file gives an id; faults are left to `loadNames`, which reads the same files whole. */
export const firstNames = (files: readonly PackFile[]): Map<string, string> => {
  const labels = new Map<string, string>()
  for (const file of files) {
    const { value, lineOf } = readYaml(file.path, file.text, NAMES)
    if (!value) continue
    for (const table of ['names', 'concepts'] as const) {
      for (const { cells } of rowsOf(value[table], lineOf([table]))) {
        const [id = '', names = ''] = cells
        const first = names.split(';', 1)[0]?.trim()
        if (first && !labels.has(id)) labels.set(id, first)
      }
    }
  }
  return labels
}

/**
 * Reads the names of one language, files in the order of their paths, so that a name in an earlier file comes first
 * (countries-by-hand.yaml stands before countries.yaml). With `world`, refuses names for ids that it does not hold.
 */
export const loadNames = (
  files: readonly PackFile[],
  world?: Pick<World, 'entities'>,
): { names: NameEntry[]; errors: PackError[] } => {
  const errors: PackError[] = []
  const byId = new Map<string, NameEntry>()
  for (const file of [...files].sort(byPath)) {
    const { value, errors: faults, lineOf } = readYaml(file.path, file.text, NAMES)
    errors.push(...faults)
    if (!value) continue
    const seen = new Set<string>()
    const take = (row: Row, entry: NameEntry): void => {
      const fail = (reason: string) => errors.push({ file: file.path, line: row.line, reason })
      if (!kindOf(entry.id)) fail(`"${entry.id}" is no id`)
      else if (seen.has(entry.id)) fail(`id "${entry.id}" is used twice in this file`)
      else if (world && !world.entities.has(entry.id)) fail(`name for unknown id "${entry.id}"`)
      else if (entry.names.length + entry.short.length === 0) fail(`no name for "${entry.id}"`)
      else byId.set(entry.id, merge(byId.get(entry.id), entry))
      seen.add(entry.id)
    }
    // id | name; name | short; short
    for (const row of rowsOf(value.names, lineOf(['names']))) {
      const [id = '', names, short] = row.cells
      take(row, { id, names: list(names), short: list(short) })
    }
    // id | name; name | variant; variant | element; element
    for (const row of rowsOf(value.concepts, lineOf(['concepts']))) {
      const [id = '', names, variants, elements] = row.cells
      const extra = { ...(variants && { variants: list(variants) }), ...(elements && { elements: list(elements) }) }
      take(row, { id, names: list(names), short: [], ...extra })
    }
  }
  return { names: [...byId.values()], errors }
}

const list = (cell: string | undefined): string[] => {
  if (!cell) return []
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
}

const merge = (before: NameEntry | undefined, entry: NameEntry): NameEntry => {
  if (!before) return entry
  const join = (a: readonly string[] = [], b: readonly string[] = []): string[] => [...new Set([...a, ...b])]
  const variants = join(before.variants, entry.variants)
  const elements = before.elements ?? entry.elements
  return {
    id: entry.id,
    names: join(before.names, entry.names),
    short: join(before.short, entry.short),
    ...(variants.length > 0 && { variants }),
    ...(elements && { elements }),
  }
}
