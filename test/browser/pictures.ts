// Makes the pictures of the docs from the sample corpus, through the real server: node test/browser/pictures.ts
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadPacks, readSource, SHIPPED_CORPUS } from '../../src/chancery.ts'
import type { DocumentList, DocumentPage } from '../../src/model/api.ts'
import type { ClaimType } from '../../src/model/claim.ts'
import type { Reading } from '../../src/model/reading.ts'
import { type House, openHouse, watch } from './house.ts'
import { launch } from './launch.ts'

const DOCS = join(import.meta.dirname, '../../docs')

/** The working set; texts held out for measuring are not shown to those who write rules. */
const corpus = async (): Promise<readonly Reading[]> => {
  const { packs, errors } = loadPacks()
  if (!packs) throw new Error(`The packs do not load: ${JSON.stringify(errors[0])}`)
  const folder = join(SHIPPED_CORPUS, 'zh')
  const names = (await readdir(folder)).filter((name) => name.startsWith('a-') && name.endsWith('.txt')).sort()
  const outcomes = await Promise.all(
    names.map(async (name) => readSource(`corpus/zh/${name}`, await readFile(join(folder, name)), packs)),
  )
  return outcomes.flatMap((outcome) => ('readings' in outcome ? outcome.readings : []))
}

const get = async <T>(house: House, path: string): Promise<T> => (await (await fetch(house.address + path)).json()) as T

/** The address of a document by its file's name, with its first claim of a type chosen. */
const documentWith = async (house: House, file: string, type: ClaimType): Promise<string> => {
  const { documents } = await get<DocumentList>(house, '/api/documents?limit=500')
  const row = documents.find((one) => one.source.endsWith(file))
  if (!row) throw new Error(`The corpus has no ${file}.`)
  const page = await get<DocumentPage>(house, `/api/documents/${row.id}`)
  const claim = page.claims.find((one) => one.type === type)
  return `/d/${row.id}${claim ? `?claim=${claim.id}` : ''}`
}

/** Two texts of the corpus that tell of the same visit. */
const comparison = async (house: House): Promise<string> => {
  const { documents } = await get<DocumentList>(house, '/api/documents?limit=500')
  const id = (file: string): string => documents.find((one) => one.source.endsWith(file))?.id ?? ''
  return `/compare?a=${id('a-arrival-2011-malaysia.txt')}&b=${id('a-announce-2011-malaysia.txt')}`
}

const house = await openHouse(await corpus())
const browser = await launch()
await mkdir(join(DOCS, 'pictures'), { recursive: true })
const document = await documentWith(house, 'a-talks-2008-laos.txt', 'commitment')
const shots = [
  { file: 'reading-room.png', path: document, ready: '.app', dark: false, zh: false },
  { file: 'pictures/document-dark-zh.png', path: document, ready: '.app', dark: true, zh: true },
  { file: 'pictures/documents.png', path: '/documents', ready: '[data-row]', dark: false, zh: false },
  {
    file: 'pictures/timeline.png',
    path: '/timeline?by=who&from=2011-04-01&to=2011-06-30',
    ready: '.ev',
    dark: false,
    zh: false,
  },
  {
    file: 'pictures/organisation.png',
    path: '/org/org:sco?on=2012-12-06',
    ready: '.members svg',
    dark: false,
    zh: false,
  },
]
const pages = [
  { file: 'home.png', path: '/?q=SCO on 2012-12-06', ready: '.answered .lines', dark: false, zh: false },
  { file: 'commitments.png', path: '/commitments?on=2024-07-23', ready: '[data-entry]', dark: false, zh: false },
  {
    file: 'formulation-dark-zh.png',
    path: '/formulation/concept:shanghai-spirit',
    ready: '.concordance li',
    dark: true,
    zh: true,
  },
  { file: 'person.png', path: '/person/person:xi-jinping', ready: '.lines', dark: false, zh: false },
  {
    file: 'itinerary.png',
    path: '/itinerary?person=person:wen-jiabao&from=2011-04-27&to=2011-04-30',
    ready: '.coast',
    dark: false,
    zh: false,
  },
  {
    file: 'relations.png',
    path: '/relations?among=states&about=country:CN',
    ready: '.network circle',
    dark: false,
    zh: false,
  },
  { file: 'add.png', path: '/add', ready: '.drop', dark: false, zh: false },
  { file: 'checks.png', path: '/checks', ready: '[data-finding]', dark: false, zh: false },
  { file: 'compare.png', path: await comparison(house), ready: '[data-pair]', dark: false, zh: false },
  {
    file: 'review.png',
    path: document.replace(/^\/d\/([^?]*).*$/, '/review?document=$1'),
    ready: '.one-claim',
    dark: false,
    zh: false,
  },
].map((page) => ({ ...page, file: `pictures/${page.file}` }))
for (const { file, path, ready, dark, zh } of [...shots, ...pages]) {
  const { page } = await watch(browser, house, {
    colorScheme: dark ? 'dark' : 'light',
    locale: zh ? 'zh-CN' : 'en-GB',
    viewport: { width: 1440, height: 900 },
  })
  await page.addInitScript(() => localStorage.setItem('chancery.reviewer', 'LM'))
  await page.goto(path)
  await page.locator(ready).first().waitFor()
  await page.evaluate(() => window.document.fonts.ready)
  await page.waitForTimeout(300)
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.waitForTimeout(200)
  await page.screenshot({ path: join(DOCS, file) })
  console.log(`docs/${file}`)
  await page.context().close()
}
await browser.close()
await house.close()
