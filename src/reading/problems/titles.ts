// Titles of initiatives that are nearly, but not quite, one of the registry: misremembered rather than misspelt.
import type { Knowledge, LanguagePack } from '../../knowledge/knowledge.ts'
import type { Claim } from '../../model/claim.ts'
import type { Misprint } from './misprints.ts'
import type { ProblemInput } from './problems.ts'

/** Shorter titles are near to too many; and what share of its pairs of characters a title has from the other. */
const LEAST = 10
const NEAR = 0.6
/** The last characters say what sort of paper it is. */
const SORT = 2

export function nearTitles({ claims, pack, knowledge, article }: ProblemInput): Misprint[] {
  if (pack.spaced) return []
  return claims.flatMap((claim) => {
    const title = titleOf(claim)
    if (!title || bare(title).length < LEAST) return []
    const { known, long } = titlesOf(pack, knowledge)
    if (known.has(bare(title))) return []
    const likely = long.find(
      (name) => bare(name).slice(-SORT) === bare(title).slice(-SORT) && alike(name, title) >= NEAR,
    )
    const start = likely ? article.text.indexOf(title, claim.evidence[0]!.start) : -1
    return likely && start >= 0
      ? [{ span: { start, end: start + title.length }, reason: `"${title}" is near to the title "${likely}".`, likely }]
      : []
  })
}

interface Titles {
  readonly known: ReadonlySet<string>
  readonly long: readonly string[]
}

const titlesMade = new WeakMap<LanguagePack, Titles>()

/** The fixed phrases of the registry, made once a pack. */
function titlesOf(pack: LanguagePack, { world }: Knowledge): Titles {
  const made = titlesMade.get(pack)
  if (made) return made
  const names = pack.names
    .filter(({ id }) => world.entities.get(id)?.kind === 'concept')
    .flatMap((entry) => [...entry.names, ...entry.short])
  const titles = { known: new Set(names.map(bare)), long: names.filter((name) => bare(name).length >= LEAST) }
  titlesMade.set(pack, titles)
  return titles
}

const titleOf = ({ type, roles }: Claim): string | undefined =>
  type === 'document' && typeof roles.title === 'string' ? roles.title : undefined

const bare = (title: string): string => title.replace(/[^\p{L}\p{N}]/gu, '')

/** The share of pairs of neighbouring characters that two titles have in common (Dice). */
function alike(a: string, b: string): number {
  const [x, y] = [pairs(bare(a)), pairs(bare(b))]
  return (2 * [...x].filter((pair) => y.has(pair)).length) / (x.size + y.size)
}

const pairs = (s: string): Set<string> => new Set([...s].slice(1).map((c, i) => s[i]! + c))
