// The documents against the program: reference pages are what the program declares, every example runs and prints
// what it shows, every path and link leads somewhere.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QUESTIONS } from '../../src/chancery.ts'
import { buildProgram } from '../../src/cli/program.ts'
import { CLAIM_TYPES } from '../../src/model/claim.ts'
import { PROBLEM_CODES } from '../../src/model/problem.ts'
import { ROUTES } from '../../src/server/routes.ts'
import { agrees, examplesOf, openWorkshop, ROOT, type Workshop } from '../../tools/examples.ts'
import { documents, pages } from '../../tools/make-docs.ts'

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const texts = documents().map((path) => ({ path, text: read(path) }))

describe('reference pages', () => {
  test.each([...pages().keys()])('%s is what the program declares (else: npm run docs)', (path) => {
    expect(existsSync(join(ROOT, path)) ? read(path) : 'missing').toBe(pages().get(path))
  })

  const paths = (command: Command, path: string): string[] =>
    command.commands.flatMap((child) => [`${path} ${child.name()}`, ...paths(child, `${path} ${child.name()}`)])

  test.each([
    ['docs/commands.md', paths(buildProgram(), 'chancery').map((path) => `## ${path}`)],
    ['docs/http.md', ROUTES.map((route) => `## ${route.method ?? 'GET'} ${route.path.replace(/:(\w+)/g, '{$1}')}`)],
    ['docs/questions.md', QUESTIONS.map((question) => `## ${question.name}`)],
    ['docs/claims.md', CLAIM_TYPES.map((type) => `## ${type}`)],
    ['docs/problems.md', PROBLEM_CODES.map((code) => `| \`${code}\` |`)],
  ])('%s leaves nothing out', (path, wanted) => {
    expect(wanted.length).toBeGreaterThan(2)
    const text = `${read(path)}\n`
    expect(wanted.filter((line) => !text.includes(`\n${line}${line.startsWith('|') ? '' : '\n'}`))).toEqual([])
  })
})

describe('what the documents point to', () => {
  test('links within the project lead to files', () => {
    const dead = texts.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !existsSync(join(ROOT, dirname(path), target)))
        .map((target) => `${path}: ${target}`),
    )
    expect(dead).toEqual([])
  })

  test('paths of the source are there', () => {
    const lost = texts
      .filter(({ path }) => path !== 'CHANGELOG.md')
      .flatMap(({ path, text }) =>
        [...text.matchAll(/`((?:src|test|packs|tools|bin|corpus|bench)\/[\w./-]*)`/g)]
          .map((match) => match[1] ?? '')
          .filter((target) => !existsSync(join(ROOT, target)))
          .map((target) => `${path}: ${target}`),
      )
    expect(lost).toEqual([])
  })

  test('npm scripts exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { [name: string]: string } }
    const named = texts.flatMap(({ path, text }) =>
      [...text.matchAll(/npm run ([\w-]+)/g)].map((match) => ({ path, name: match[1] ?? '' })),
    )
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter(({ name }) => !(name in scripts))).toEqual([])
  })

  test('the README gives the two commands', () => {
    expect(read('README.md')).toContain('npm ci && npm start')
    expect(read('README.md')).toContain('npm ci && npm test')
  })
})

describe('examples', () => {
  const examples = texts.flatMap(({ path, text }) => examplesOf(path, text))
  let workshop: Workshop

  beforeAll(() => {
    workshop = openWorkshop()
  })
  afterAll(() => workshop?.close())

  test('there are some', () => expect(examples.length).toBeGreaterThan(3))

  // Within a document in order, as a reader goes: a later command may use what an earlier one made.
  test.concurrent.each([...Map.groupBy(examples, ({ file }) => file)])(
    '%s',
    { timeout: 180_000 },
    async (_file, own) => {
      for (const { file, line, command, expected } of own) {
        const ran = await workshop.run(command)
        const said = `${file}:${line}: ${command}`
        expect([ran.exit, ran.errors], said).toEqual([0, expect.not.stringMatching(/^\s+at /m)])
        if (expected.length > 0 && !agrees(expected, ran.output)) expect(ran.output, said).toEqual(expected)
      }
    },
  )
})

describe('an example', () => {
  test.each([
    [['a', 'b'], ['a', 'b'], true],
    [['a', 'b'], ['a'], false],
    [['a'], ['a', 'b'], false],
    [['a', '…'], ['a', 'b', 'c'], true],
    [['a', '…', 'c'], ['a', 'b', 'c'], true],
    [['a', '…', 'd'], ['a', 'b', 'c'], false],
    [['…'], [], true],
  ])('that shows %j agrees with %j: %s', (shown, printed, same) => {
    expect(agrees(shown, printed)).toBe(same)
  })
})
