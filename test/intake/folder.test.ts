// The folder of files of our own making: text and positions exact, every claim's words found again in the source, one problem for the rest.
import { getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { loadPacks } from '../../src/chancery.ts'
import { takeAny } from '../../src/intake/intake.ts'
import type { Article, SourceRun } from '../../src/model/article.ts'
import { read } from '../../src/reading/read.ts'
import { damagedFiles } from './damage.ts'
import { type WellFormed, wellFormed } from './folder.ts'
import { shipped } from './shipped.ts'

const pack = shipped()
const { knowledge } = loadPacks().packs!
const FILES = wellFormed()
const DAMAGED = damagedFiles()

const takenFrom = ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) =>
  takeAny({ path: name, bytes: new Uint8Array(bytes) }, pack)

/** Character references as a browser shows them, and white space as a page shows it. */
const shown = (source: string): string =>
  source.replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code))).replace(/\s/gu, ' ')

type Look = (article: Article, run: SourceRun) => Promise<string> | string

/** What the source has at a run's place, taken from the source by other means than those under test. */
const looking = (file: WellFormed): Look => {
  if (!file.paged)
    return ({ source }, run) =>
      shown(
        file.original
          .text(source.entry, run.place?.part)
          .slice(run.source, run.sourceEnd ?? run.source + run.end - run.start),
      )
  const opened = getDocumentProxy(new Uint8Array(file.paged))
  return async (_, run) => {
    const { page = 0, box = [0, 0, 0, 0] } = run.place ?? {}
    const content = await (await (await opened).getPage(page)).getTextContent()
    return content.items
      .flatMap((item) => ('str' in item ? [item] : []))
      .filter(({ transform: [, , , , x, y] }) => x >= box[0] - 1 && x <= box[2] && y >= box[1] - 1 && y <= box[3])
      .map(({ str }) => str)
      .join(' ')
  }
}

/** Every run of a stretch of an article, cut to it, with what the source has there. */
const traced = async (article: Article, { start, end }: { start: number; end: number }, look: Look) => {
  const out: { readonly here: string; readonly there: string }[] = []
  for (const run of article.map.filter((one) => one.start < end && one.end > start)) {
    const straight = run.sourceEnd === undefined && run.place?.page === undefined
    const [from, to] = straight ? [Math.max(run.start, start), Math.min(run.end, end)] : [run.start, run.end]
    const at = straight ? { ...run, start: from, end: to, source: run.source + from - run.start } : run
    out.push({ here: article.text.slice(from, to).replace(/\s/gu, ' '), there: await look(article, at) })
  }
  return out
}

it('the folder is large and mixed', () => {
  const kinds = new Set([...FILES, ...DAMAGED].map(({ name }) => name.split('.').slice(1).join('.')))
  expect(FILES.length + DAMAGED.length).toBeGreaterThanOrEqual(160)
  expect(kinds.size).toBeGreaterThanOrEqual(18)
  expect(new Set([...FILES, ...DAMAGED].map(({ name }) => name)).size).toBe(FILES.length + DAMAGED.length)
})

describe('well-formed files', () => {
  it.each(FILES.map((file) => [file.name, file] as const))('%s', async (_, file) => {
    const { articles } = await takenFrom(file)
    expect(articles.map((a) => a.language)).toEqual(file.articles.map((a) => a.language))
    expect(articles.map((a) => a.parts.map((p) => a.text.slice(p.start, p.end)))).toEqual(
      file.articles.map(({ titled, title, paragraphs }) => [...(titled ? [title] : []), ...paragraphs]),
    )
    expect(articles.map((a) => a.title)).toEqual(file.articles.map((a) => a.title))
    if (file.encoding) expect(articles[0]?.source.encoding).toBe(file.encoding)
    const look = looking(file)
    for (const article of articles) {
      // nothing but white space stands outside the map
      let at = 0
      for (const run of article.map) {
        expect(article.text.slice(at, run.start).trim()).toBe('')
        at = run.end
      }
      for (const { here, there } of await traced(article, { start: 0, end: article.text.length }, look))
        if (file.paged) expect(there).toContain(here.trim())
        else expect(there).toBe(here)
    }
  })
})

describe('the way back from every claim', () => {
  const formats = Map.groupBy(FILES, ({ name }) => name.split('.').slice(1).join('.'))
  it.each([...formats])('of %s files', async (_, files) => {
    let claims = 0
    for (const file of files) {
      const look = looking(file)
      for (const article of (await takenFrom(file)).articles)
        for (const { evidence } of read(article, knowledge).claims) {
          claims++
          for (const words of evidence) {
            const found = await traced(article, words, look)
            if (file.paged) for (const { here, there } of found) expect(there).toContain(here.trim())
            else expect(found.map(({ there }) => there).join('')).toBe(words.quote.replace(/\s/gu, ' '))
          }
        }
    }
    expect(claims).toBeGreaterThanOrEqual(2 * files.length)
  })
})

describe('damaged files', () => {
  it.each(DAMAGED.map((file) => [file.name, file] as const))('%s', async (_, file) => {
    const began = performance.now()
    const { articles, problems } = await takenFrom(file)
    expect(problems.map(({ reason }) => reason)).toContain(file.problem)
    expect(articles).toHaveLength(file.articles)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})
