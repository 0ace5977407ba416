// Web pages for the intake benchmark: articles of our own corpus in the markup that news sites put around them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes of a page, most of them markup, as on the sites that are read. */
const SIZE = 30_000
/** Paragraphs of a page's article. */
const PARAGRAPHS = [4, 9] as const

export interface MadePage {
  readonly name: string
  readonly html: string
}

/** Whole numbers below a bound from a seed, so that every run has the same pages. */
const generator = (seed: number): ((bound: number) => number) => {
  let state = seed
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * bound)
  }
}

/** Paragraphs of the corpus by language: its folders are named so. */
const paragraphs = (): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const name of readdirSync('corpus', { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.txt')) continue
    const text = readFileSync(join('corpus', name), 'utf8')
    const language = /\p{Script=Han}/u.test(text) ? 'zh' : /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en'
    const own = text.split(/\n+/u).filter((one) => one.trim().length > (language === 'zh' ? 40 : 100))
    found.set(language, [...(found.get(language) ?? []), ...own])
  }
  return found
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Every page is another text: paragraphs put together anew, with numbers of its own in them. */
export function* madePages(count: number): Iterable<MadePage> {
  const below = generator(20_240_704)
  const texts = [...paragraphs()]
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
  for (let i = 0; i < count; i++) {
    // Half are Chinese, as in the work that this is for.
    const [language, from] = below(2) === 0 ? texts.find(([name]) => name === 'zh')! : pick(texts)
    const length = PARAGRAPHS[0] + below(PARAGRAPHS[1] - PARAGRAPHS[0] + 1)
    const body = Array.from({ length }, () => pick(from).replace(/\d+/u, (n) => String(Number(n) + below(3))))
    const title = `${pick(from).slice(0, language === 'zh' ? 18 : 60)} ${i}`
    yield { name: `${String(i).padStart(6, '0')}.html`, html: pageOf({ language, title, body, i, below }) }
  }
}

interface Made {
  readonly language: string
  readonly title: string
  readonly body: readonly string[]
  readonly i: number
  readonly below: (bound: number) => number
}

function pageOf({ language, title, body, i, below }: Made): string {
  const day = `2024-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`
  const link = (n: number) =>
    `<li class="nav-item nav-item-${n % 9}"><a class="link link--list" href="/section-${n}/${day}/${i * 31 + n}.html" title="${n}">${n} ${day}</a></li>`
  const head = `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)} - Site</title>
<link rel="stylesheet" href="/a.css"><meta property="og:title" content="${escaped(title)}"><meta name="publishdate" content="${day}">
<script>window.page={"id":${i},"ads":[${Array.from({ length: 120 }, (_, n) => `{"slot":"s${n}","size":[300,${n}]}`).join(',')}]}</script>
<style>${Array.from({ length: 60 }, (_, n) => `.c${n}{margin:${n}px;color:#${(n * 1117 + 4096).toString(16)}}`).join('')}</style></head>
<body class="page"><div id="header"><ul class="nav">${Array.from({ length: 40 }, (_, n) => link(n)).join('\n')}</ul></div>`
  const article = `<div class="wrap"><div class="main"><h1>${escaped(title)}</h1><div class="info"><span class="time">${day}</span><span class="source">Site</span></div>
<div class="article" id="content">${body.map((one) => `<p style="text-indent:2em"><span>${escaped(one)}</span></p>`).join('\n')}</div></div>`
  const tail = (n: number) =>
    `<div class="side side-${n}"><ul>${Array.from({ length: 8 }, (_, k) => link(n * 8 + k)).join('')}</ul></div>`
  const end = '</div><div class="footer"><p>Site, all rights reserved</p></div></body></html>'
  let middle = ''
  const held = Buffer.byteLength(head) + Buffer.byteLength(article) + end.length
  for (let n = 0; held + middle.length < SIZE; n++) middle += tail(n)
  return head + article + middle + end
}
