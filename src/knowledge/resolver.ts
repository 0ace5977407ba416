// Finds entities by what people call them, in any language of the packs.
import type { NameEntry, World } from './world.ts'

/** How a typed name is compared: width and case of letters say nothing. */
export const foldName = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

export interface Resolved {
  readonly id: string
  readonly label: string
}

/** By id, by a whole name, or by a part of one of three letters or more; the names are asked for with the first question. */
export function resolverOf(
  world: Pick<World, 'entities'>,
  names: () => readonly NameEntry[],
): { find(text: string): readonly Resolved[] } {
  let index: ReadonlyMap<string, ReadonlySet<string>> | undefined
  const label = (id: string): Resolved => ({ id, label: world.entities.get(id)?.label ?? id })
  return {
    find(text) {
      if (world.entities.has(text)) return [label(text)]
      index ??= indexOf(world, names())
      const wanted = foldName(text)
      const exact = index.get(wanted)
      if (exact) return [...exact].map(label)
      if (wanted.length < 3) return []
      const partial = [...index].flatMap(([name, ids]) => (name.includes(wanted) ? [...ids] : []))
      return [...new Set(partial)].map(label)
    },
  }
}

function indexOf(world: Pick<World, 'entities'>, names: readonly NameEntry[]): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>()
  const add = (name: string, id: string) => {
    const ids = index.get(foldName(name)) ?? new Set()
    index.set(foldName(name), ids.add(id))
  }
  // The id without its kind is a name too: "sco" for org:sco.
  for (const { id, label } of world.entities.values())
    for (const name of [label, id.replace(/^\w+:/, '')]) add(name, id)
  for (const { id, names: full, short, variants } of names)
    for (const name of [...full, ...short, ...(variants ?? [])]) add(name, id)
  return index
}
