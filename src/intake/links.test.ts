// Addresses that feeds and sitemaps list, in the forms that sites have them in.
import { describe, expect, test } from 'vitest'
import type { PublisherPack } from '../knowledge/publishers.ts'
import { linksIn } from './links.ts'

const PACK = { publishers: [] } as unknown as PublisherPack
const links = (text: string) => linksIn(new TextEncoder().encode(text), 'https://example.org/list/', PACK)

describe('lists of addresses', () => {
  test.each([
    [
      'RSS, relative and repeated',
      '<?xml version="1.0"?><rss><channel><link>https://example.org/</link><item><link>/a</link></item><item><link> https://example.org/a </link></item></channel></rss>',
      { pages: ['https://example.org/a'], lists: [] },
    ],
    [
      'Atom, the page before its other links',
      '<feed><entry><link rel="self" href="/x.xml"/><link href="b"/></entry></feed>',
      { pages: ['https://example.org/list/b'], lists: [] },
    ],
    [
      'a sitemap with a stylesheet',
      '<?xml version="1.0"?>\n<?xml-stylesheet type="text/xsl" href="s.xsl"?>\n<urlset><url><loc>https://example.org/c</loc></url></urlset>',
      { pages: ['https://example.org/c'], lists: [] },
    ],
    [
      'an index of sitemaps',
      '<sitemapindex><sitemap><loc>https://example.org/s1.xml</loc></sitemap></sitemapindex>',
      { pages: [], lists: ['https://example.org/s1.xml'] },
    ],
  ])('%s', (_, text, wanted) => expect(links(text)).toEqual(wanted))

  test('a page that speaks of a feed is none', () => {
    expect(links('<!doctype html><p>See our &lt;feed&gt; <feed>news</feed></p>')).toBeUndefined()
  })
})
