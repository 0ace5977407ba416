// Makes as many different articles as are wanted of the sentences of our own corpus: shuffled, their numbers changed, each text one of its kind.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SHIPPED_CORPUS } from '../../src/chancery.ts'

export interface MadeArticle {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Paragraphs of one article. */
const PARAGRAPHS = 2

const generator = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * below)
  }
}

/** Every text of a language, as title and paragraphs. */
function textsOf(language: string): { readonly titles: readonly string[]; readonly paragraphs: readonly string[] } {
  const folder = join(SHIPPED_CORPUS, language)
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== ''),
    )
  return {
    titles: texts.flatMap(([title]) => title ?? []),
    paragraphs: texts.flatMap((lines) => lines.slice(1)).filter((line) => line.length > 20),
  }
}

/** Numbers of one or two digits are changed, so that sentences are not the same in all; years stay years. */
const varied = (paragraph: string, below: (n: number) => number): string =>
  paragraph.replaceAll(/(?<!\d)\d{1,2}(?!\d)/g, () => String(1 + below(28)))

export function* articles(count: number, seed = 8): Iterable<MadeArticle> {
  const below = generator(seed)
  const languages = ['zh', 'zh', 'en', 'ru'].map((language) => ({ language, ...textsOf(language) }))
  for (let n = 0; n < count; n++) {
    const { language, titles, paragraphs } = languages[n % languages.length]!
    const body = Array.from({ length: PARAGRAPHS }, () => varied(paragraphs[below(paragraphs.length)] ?? '', below))
    const title = titles[below(titles.length)] ?? ''
    const text = [`${title} ${n + 1}`, '', ...body].join('\n')
    yield { path: `archive/${language}/${n}.txt`, bytes: Buffer.from(text) }
  }
}
