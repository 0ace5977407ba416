// The page's state is its address: search parameters stay plain words, so that a link can be read and typed.

export type Words = Readonly<Record<string, string>>

/** "?a=b&c=d" as a plain record; of a parameter given twice, the last word counts. */
export const parseSearch = (text: string): Words => Object.fromEntries(new URLSearchParams(text))

/** The other way: empty and absent values leave the address. */
export const writeSearch = (values: Readonly<Record<string, unknown>>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values))
    if (typeof value === 'string' && value !== '') search.set(name, value)
  const text = search
    .toString()
    // Commas and colons are allowed in a query and keep ids legible.
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
  return text === '' ? '' : `?${text}`
}

/** Keeps the named parameters that are non-empty strings and drops what nobody asked for. */
export const keep = <Name extends string>(names: readonly Name[]) => {
  return (search: Record<string, unknown>): { readonly [name in Name]?: string } => {
    const kept: { [name in Name]?: string } = {}
    for (const name of names) {
      const value = search[name]
      if (typeof value === 'string' && value !== '') kept[name] = value
    }
    return kept
  }
}

/** The parameters that belong to the question: all that are given, without those that the page keeps for itself. */
export const apartFrom = (search: Readonly<Record<string, string | undefined>>, ...own: readonly string[]): Words => {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(search)) if (value !== undefined && !own.includes(name)) kept[name] = value
  return kept
}
