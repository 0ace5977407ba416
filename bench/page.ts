// Opens the first page of the reading room on a record (the first argument) in real Chromium, several times with an empty cache,
// and prints when it can be used: when the box can be typed in, and when what was read last stands below it.
import { cpus, loadavg } from 'node:os'
import { loadPacks, openRecord } from '../src/chancery.ts'
import { buildApp } from '../src/server/app.ts'
import { BUILT, built } from '../test/browser/house.ts'
import { launch } from '../test/browser/launch.ts'

const [file, path = '/', ready = '.latest li', times = '7'] = process.argv.slice(2)
if (!file) throw new Error('Give the file of a record: node bench/record.ts 100000 big.chancery makes one.')
await built()
const record = await openRecord(file, { readOnly: true })
const { packs } = loadPacks()
if (!packs) throw new Error('The packs do not load.')
const app = await buildApp({ record, packs, page: BUILT })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await launch()
const { claims, documents } = await record.overview()

const once = async (): Promise<readonly number[]> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const before = performance.now()
  await page.goto(address + path, { waitUntil: 'commit' })
  const after = async (selector: string): Promise<number> => {
    await page.locator(selector).first().waitFor()
    return performance.now() - before
  }
  const [head, list] = await Promise.all([after('[data-find], h1'), after(ready)])
  await context.close()
  return [head, list]
}

await once()
const runs: (readonly number[])[] = []
for (let i = 0; i < Number(times); i++) runs.push(await once())
const column = (i: number): string => {
  const sorted = runs.map((run) => run[i] ?? 0).sort((a, b) => a - b)
  return `median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(0)}, fastest ${sorted[0]?.toFixed(0)}, slowest ${sorted.at(-1)?.toFixed(0)} ms`
}
console.log(
  `${claims} claims in ${documents} documents; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; page ${path}`,
)
console.log(`can be typed in: ${column(0)}`)
console.log(`${ready} stands: ${column(1)}`)
await browser.close()
await app.close()
await record.close()
