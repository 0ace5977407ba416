// `npm run readings -- REVISION`: the changelog of readings. The corpus is read by the program and packs of an older
// revision and by those here; every sentence that is read otherwise is shown with what was read before and what is now.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sentencesOf } from '../src/chancery.ts'
import type { ClaimLine, PublicLine } from '../src/exports/lines.ts'
import { ROOT } from './examples.ts'

export interface Change {
  readonly source: string
  readonly sentence: string
  /** What was read in it, a line each; those that stand in both are left out. */
  readonly before: readonly string[]
  readonly now: readonly string[]
}

/** A claim as it is shown, and all that it says. */
interface Said {
  readonly gloss: string
  readonly whole: string
}
interface Told {
  readonly source: string
  /** By the sentence's place in its document: the sentence, and what is read in it. */
  readonly sentences: ReadonlyMap<number, { readonly text: string; readonly claims: readonly Said[] }>
}

const spanless = (key: string, value: unknown): unknown => (key === 'span' ? undefined : value)

const saidBy = ({ type, gloss, roles, voice, where, when, mode, first }: ClaimLine): Said => ({
  gloss: `${type}: ${gloss}`,
  whole: `${type}: ${gloss} ${JSON.stringify({ roles, where, when, mode, first, voice }, spanless)}`,
})

/** The lines of the public format, gathered by document: the same text has the same id in every version. */
export function told(lines: readonly PublicLine[]): ReadonlyMap<string, Told> {
  const claims = Map.groupBy(
    lines.filter((line) => line.kind === 'claim'),
    ({ document }) => document,
  )
  return new Map(
    lines
      .filter((line) => line.kind === 'document')
      .map(({ id, text, source }) => {
        const sentences = new Map<number, { readonly text: string; readonly claims: Said[] }>()
        for (const claim of claims.get(id) ?? []) {
          const [sentence] = sentencesOf(text, claim.evidence.slice(0, 1))
          if (!sentence) continue
          const held = sentences.get(sentence.start) ?? { text: sentence.quote, claims: [] }
          held.claims.push(saidBy(claim))
          sentences.set(sentence.start, held)
        }
        return [id, { source: source.path, sentences }]
      }),
  )
}

/** What only the first say; shown whole where the glosses alone would be the same. */
const without = (own: readonly Said[] = [], others: readonly Said[] = []): string[] =>
  own
    .filter(({ whole }) => !others.some((one) => one.whole === whole))
    .map(({ gloss, whole }) => (others.some((one) => one.gloss === gloss) ? whole : gloss))
    .sort()

/** Every sentence of the documents that both have read, where they read it otherwise. */
export function changes(before: ReadonlyMap<string, Told>, now: ReadonlyMap<string, Told>): Change[] {
  return [...now].flatMap(([id, { source, sentences }]) => {
    const old = before.get(id)
    if (!old) return []
    const places = [...new Set([...old.sentences.keys(), ...sentences.keys()])].sort((a, b) => a - b)
    return places.flatMap((place): Change[] => {
      const [was, is] = [old.sentences.get(place), sentences.get(place)]
      const gone = without(was?.claims, is?.claims)
      const come = without(is?.claims, was?.claims)
      if (gone.length === 0 && come.length === 0) return []
      return [{ source, sentence: (is ?? was)?.text ?? '', before: gone, now: come }]
    })
  })
}

/** The changelog as Markdown, source by source. */
export function changelog(all: readonly Change[], revision: string): string {
  const sources = [...Map.groupBy(all, ({ source }) => source)].map(([source, own]) => {
    const parts = own.map(({ sentence, before, now }) =>
      [
        `> ${sentence.replaceAll('\n', ' ')}`,
        '',
        ...before.map((line) => `- before: ${line}`),
        ...now.map((line) => `- now: ${line}`),
      ].join('\n'),
    )
    return `## ${source}\n\n${parts.join('\n\n')}`
  })
  return `# What is read otherwise than in ${revision}\n\n${all.length} sentences of the corpus.\n\n${sources.join('\n\n')}\n`
}

function readWith(home: string): PublicLine[] {
  const args = [join(home, 'bin', 'chancery.js'), 'read', 'corpus/zh', 'corpus/en', 'corpus/ru', '--format', 'jsonl']
  const ran = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 30 })
  if (ran.stdout === '') throw new Error(`nothing was read by ${home}: ${ran.stderr}`)
  return ran.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as PublicLine)
}

function main(revision: string): void {
  const home = mkdtempSync(join(tmpdir(), 'chancery-older-'))
  try {
    const archive = execFileSync('git', ['archive', revision, 'bin', 'src', 'packs', 'package.json'], {
      cwd: ROOT,
      maxBuffer: 1 << 30,
    })
    execFileSync('tar', ['-x', '-C', home], { input: archive })
    symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'))
    process.stdout.write(changelog(changes(told(readWith(home)), told(readWith(ROOT))), revision))
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [revision] = process.argv.slice(2)
  if (revision) main(revision)
  else {
    process.stderr.write('readings: name the revision to compare with, such as v0.1.0.\n')
    process.exitCode = 2
  }
}
