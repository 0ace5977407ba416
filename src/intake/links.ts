// The addresses that a feed or a sitemap lists, for those who follow it.
import type { PublisherPack } from '../knowledge/publishers.ts'
import { isDecoded } from './decode.ts'
import { decodeXml } from './formats/feed.ts'
import { formatOf } from './formats/sniff.ts'
import { elementsNamed, parseTree, textOf } from './formats/tree.ts'

export interface Links {
  /** Pages, each once, in the order of the list. */
  readonly pages: readonly string[]
  /** Further lists: the sitemaps of an index. */
  readonly lists: readonly string[]
}

/** What a feed (RSS, Atom) or sitemap lists; undefined where the bytes are neither. Relative addresses count from `base`. */
export function linksIn(bytes: Uint8Array, base: string, pack: PublisherPack): Links | undefined {
  if (formatOf(bytes, base, undefined) !== 'feed') return undefined
  const decoded = decodeXml(bytes, pack)
  if (!isDecoded(decoded)) return undefined
  const { root } = parseTree(decoded.text, true)
  const located = (...names: string[]) =>
    elementsNamed(root, ...names).flatMap((one) => elementsNamed(one, 'loc').map(textOf))
  const entries = elementsNamed(root, 'item', 'entry').flatMap((entry) => {
    const links = elementsNamed(entry, 'link')
    const link = links.find(({ attribs }) => (attribs.rel ?? 'alternate') === 'alternate') ?? links[0]
    return link ? [link.attribs.href ?? textOf(link)] : []
  })
  const whole = (addresses: readonly string[]) => [
    ...new Set(
      addresses.map((one) => one.trim()).flatMap((one) => (URL.canParse(one, base) ? [new URL(one, base).href] : [])),
    ),
  ]
  return { pages: whole([...entries, ...located('url')]), lists: whole(located('sitemap')) }
}
