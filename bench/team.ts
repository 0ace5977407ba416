// The load of a team: readers who each ask once in five seconds and reviewers who decide, at a real server of its own
// process over a record of the shipped corpus. Says how long answers took, and whether every decision is in the record.
//   node bench/team.ts [seconds] [readers] [reviewers]
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { loadPacks, openRecord, readSource, SHIPPED_CORPUS } from '../src/chancery.ts'
import { FIRST } from '../src/team/projects.ts'
import { openTeam } from '../src/team/team.ts'

const [seconds = 300, readers = 200, reviewers = 20] = process.argv.slice(2).map(Number)
const EVERY = 5000
const PASSWORD = 'correct horse battery staple'
const ROOT = join(import.meta.dirname, '..')

const folder = mkdtempSync(join(tmpdir(), 'chancery-load-'))
const file = join(folder, 'load.chancery')

async function fill(): Promise<{ readonly documents: string[]; readonly claims: string[] }> {
  const { packs } = loadPacks()
  if (!packs) throw new Error('the packs do not load')
  const record = await openRecord(file)
  const paths = (await readdir(SHIPPED_CORPUS, { recursive: true })).filter((path) => path.endsWith('.txt'))
  for (const path of paths) {
    const outcome = await readSource(path, await readFile(join(SHIPPED_CORPUS, path)), packs)
    if ('readings' in outcome) await record.append(outcome.readings)
  }
  const { documents } = await record.documents({ limit: 500 })
  const claims = await record.claims({})
  await record.close()
  return { documents: documents.map(({ id }) => id), claims: claims.map(({ claim }) => claim.id) }
}

async function people(): Promise<{ readonly tokens: string[]; readonly mails: string[] }> {
  const team = await openTeam({ path: `${file}.team`, base: new URL('http://127.0.0.1') })
  team.projects.keep({ id: FIRST, name: 'Load', record: file, packs: [], agreement: 1 })
  const tokens: string[] = []
  for (let n = 0; n < readers; n++) {
    const one = await team.people.add({ name: `Reader ${n}`, email: `reader${n}@example.org`, administrator: false })
    team.people.give(one.id, FIRST, 'reader')
    tokens.push(team.tokens.make(one.id, { name: 'load', scopes: ['read'], days: 1 }).token)
  }
  const mails: string[] = []
  for (let n = 0; n < reviewers; n++) {
    const email = `reviewer${n}@example.org`
    const one = await team.people.add({ name: `Reviewer ${n}`, email, administrator: false })
    await team.people.setPassword(one, PASSWORD)
    team.people.give(one.id, FIRST, 'reviewer')
    mails.push(email)
  }
  team.close()
  return { tokens, mails }
}

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(port))
    })
  })

const times: { readonly what: string; readonly ms: number }[] = []
const errors: string[] = []
const decided: string[] = []

async function ask(what: string, url: string, init: RequestInit): Promise<unknown> {
  const begun = performance.now()
  try {
    const reply = await fetch(url, init)
    const text = await reply.text()
    times.push({ what, ms: performance.now() - begun })
    if (reply.ok) return JSON.parse(text)
    errors.push(`${what} ${reply.status} ${text.slice(0, 120)}`)
  } catch (error) {
    errors.push(`${what} ${String(error)}`)
  }
  return undefined
}

const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!

const filled = await fill()
const { tokens, mails } = await people()
const port = await freePort()
const server = spawn(
  process.execPath,
  [join(ROOT, 'src/cli/main.ts'), 'serve', '--team', '--record', file, '--port', String(port)],
  { stdio: ['ignore', 'ignore', 'inherit'] },
)
const base = `http://127.0.0.1:${port}`
for (let n = 0; n < 100; n++) {
  if (
    await fetch(`${base}/api/session`).then(
      (reply) => reply.ok,
      () => false,
    )
  )
    break
  await wait(200)
}

const QUESTIONS = [
  () => ['document', `/api/documents/${any(filled.documents)}`],
  () => ['claim', `/api/claims/${any(filled.claims)}`],
  () => ['documents', '/api/documents?limit=50'],
  () => ['overview', '/api/overview'],
  () => ['search', `/api/search?q=${encodeURIComponent(any(['会谈', 'visit', '援助', 'talks']))}`],
  () => ['ask', `/api/ask/${any(['timeline?person=Xi%20Jinping', 'coverage', 'commitments?by=China'])}`],
] as const

const until = performance.now() + seconds * 1000
async function reader(token: string): Promise<void> {
  await wait(Math.random() * EVERY)
  while (performance.now() < until) {
    const begun = performance.now()
    const [what, path] = any(QUESTIONS)()
    await ask(what!, `${base}${path}`, { headers: { authorization: `Bearer ${token}` } })
    await wait(Math.max(0, EVERY - (performance.now() - begun)))
  }
}

async function reviewer(email: string, n: number): Promise<void> {
  const headers = { 'content-type': 'application/json', origin: base }
  const reply = await fetch(`${base}/api/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  if (!reply.ok) errors.push(`sign-in ${reply.status}`)
  const cookie = reply.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  while (performance.now() < until) {
    await wait(2000 + Math.random() * 2000)
    const act = { kind: any(['accept', 'reject']), claim: any(filled.claims) }
    const body = JSON.stringify({ act, by: `Reviewer ${n}` })
    const made = await ask('decide', `${base}/api/decisions`, { method: 'POST', headers: { ...headers, cookie }, body })
    if (made) decided.push((made as { id: string }).id)
  }
}

await Promise.all([...tokens.map(reader), ...mails.map(reviewer)])
/** Seconds of the processor that the server took, where the system tells: on a busy machine this is what can be compared. */
const used = await readFile(`/proc/${server.pid}/stat`, 'utf8').then(
  (text) =>
    text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .reduce((sum, ticks) => sum + Number(ticks), 0) / 100,
  () => undefined,
)
server.kill('SIGTERM')
await new Promise((ended) => server.once('exit', ended))

const record = await openRecord(file)
const kept = new Set((await record.decisions()).map(({ id }) => id))
await record.close()
rmSync(folder, { recursive: true })

const share = (list: readonly number[], part: number): string => {
  const sorted = list.toSorted((a, b) => a - b)
  return `${Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0)} ms`
}
const line = (what: string, list: readonly number[]): string =>
  `${what.padEnd(10)} ${String(list.length).padStart(6)}  median ${share(list, 0.5)}  p95 ${share(list, 0.95)}  max ${share(list, 1)}`

console.log(
  `${readers} readers, ${reviewers} reviewers, ${seconds} s; ${filled.documents.length} documents, ${filled.claims.length} claims`,
)
for (const [what, list] of Map.groupBy(times, (one) => one.what))
  console.log(
    line(
      what,
      list.map(({ ms }) => ms),
    ),
  )
console.log(
  line(
    'all',
    times.map(({ ms }) => ms),
  ),
)
if (used !== undefined)
  console.log(
    `the server took ${used.toFixed(1)} s of the processor: ${((used * 1000) / times.length).toFixed(1)} ms an answer`,
  )
console.log(`errors ${errors.length}${errors.length > 0 ? `: ${[...new Set(errors)].slice(0, 5).join('; ')}` : ''}`)
console.log(`decisions ${decided.length}, of them in the record ${decided.filter((id) => kept.has(id)).length}`)
process.exitCode = errors.length > 0 || decided.some((id) => !kept.has(id)) ? 1 : 0
