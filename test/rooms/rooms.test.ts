// The house rules, checked against the source itself: imports, letters, lengths, names, opening sentences.
import { dirname, join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DOORS, EMPTY_NAMES, KEPT, MAY_IMPORT, PURE, roomOf } from './rooms.ts'
import { functionsOf, type Import, importsOf, isTest, ROOT, type SourceFile, sourceFiles } from './source.ts'

const all = sourceFiles('src')
const program = all.filter((file) => !isTest(file.path))
const everything = [...all, ...sourceFiles('test', 'bench', 'tools', 'bin')]
const imports = program.flatMap(importsOf)

const target = (one: Import): string | undefined =>
  one.specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(one.file), one.specifier)) : undefined
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** What is wrong with one import, or nothing. */
function fault(one: Import): string | undefined {
  const from = roomOf(one.file)
  if (from === undefined) return `${one.file} stands in no room`
  const path = target(one)
  if (path === undefined) return packageFault(from, one)
  const to = roomOf(path)
  if (to === undefined)
    return /^(package\.json|src\/[^/]+\.json)$/.test(path)
      ? undefined
      : `${one.file} imports ${path}, outside the rooms`
  if (to === from) return
  if (!MAY_IMPORT[from]?.includes(to)) return `${one.file}: ${from} may not import ${to} (${one.specifier})`
  const door = DOORS[to]?.find((known) => known.from.includes(from))
  if (door && !door.file.test(path)) return `${one.file}: ${from} sees only the door of ${to}, not ${path}`
  if (from === 'web' && !one.typeOnly) return `${one.file}: web may import only types of the model (${one.specifier})`
}

function packageFault(from: string, one: Import): string | undefined {
  const name = packageOf(one.specifier)
  const keepers = [KEPT[name] ?? from].flat()
  if (!keepers.includes(from)) return `${one.file}: only ${keepers.join(' and ')} may know ${name}`
  if (PURE.includes(from) && one.specifier.startsWith('node:'))
    return `${one.file}: ${from} must run without Node.js (${one.specifier})`
}

/** Runs the rule on invented files, so that a rule that never fires is noticed. */
const invented = (path: string, text: string): SourceFile => ({ path, text, lines: text.split('\n').length })
const faultsOf = (path: string, text: string) => importsOf(invented(path, text)).map(fault).filter(Boolean)

describe('the import table', () => {
  test('holds for every import of the program', () => {
    expect(imports.length).toBeGreaterThan(50)
    expect(imports.map(fault).filter(Boolean)).toEqual([])
  })

  test.each([
    ['src/model/claim.ts', `import { load } from '../knowledge/load.ts'`],
    ['src/reading/read.ts', `import { readFileSync } from 'node:fs'`],
    ['src/reading/read.ts', `export { x } from '../record/record.ts'`],
    ['src/server/serve.ts', `import type { Kysely } from 'kysely'`],
    ['src/cli/main.ts', `const x = await import('../record/sqlite.ts')`],
    ['src/questions/timeline.ts', `import { open } from '../record/sqlite/open.ts'`],
    ['src/web/page.tsx', `import { CLAIM_SPECS } from '../model/claims/specs.ts'`],
    ['src/web/page.tsx', `let x: import('../chancery.ts').Chancery`],
    ['src/cellar/page.ts', `import { x } from '../model/claim.ts'`],
  ])('refuses in %s: %s', (path, text) => {
    expect(faultsOf(path, text)).toHaveLength(1)
  })

  test.each([
    ['src/questions/timeline.ts', `import type { ClaimStore } from '../record/record.ts'`],
    ['src/web/page.tsx', `import type { Claim } from '../model/claim.ts'`],
    ['src/cli/main.ts', `import { serve } from '../server/serve.ts'`],
  ])('allows in %s: %s', (path, text) => {
    expect(faultsOf(path, text)).toEqual([])
  })
})

/** Han and Cyrillic letters, as themselves or written as escapes; property classes such as \p{Script=Han} are no letters. */
function foreignLetters(text: string): string[] {
  const escaped = text.replace(/\\u\{?([0-9a-f]{4,6})\}?/gi, (_, code: string) =>
    Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : '',
  )
  return escaped.match(/[\p{Script=Han}\p{Script=Cyrillic}]/gu) ?? []
}

describe('code knows no words', () => {
  test('no Han and no Cyrillic letter in src/ outside tests and the locales of the page', () => {
    const found = program
      .filter((file) => !file.path.startsWith('src/web/locales/'))
      .flatMap((file) =>
        foreignLetters(file.text)
          .slice(0, 1)
          .map((letter) => `${file.path}: ${letter}`),
      )
    expect(found).toEqual([])
  })

  test.each(['const x = "会"', "const x = 'да'", String.raw`const x = /\u4f1a/`, String.raw`const x = '\u{4F1A}'`])(
    'sees %s',
    (text) => {
      expect(foreignLetters(text).length).toBeGreaterThan(0)
    },
  )

  test('leaves property classes alone', () => {
    expect(foreignLetters(String.raw`/\p{Script=Han}\u0041/u`)).toEqual([])
  })
})

/**
 * Scanners written by hand, called at each character: grammar, text, place, limit and one thing more are handed over as
 * they are, because an object made for every call would be waste at each character.
 */
const SCANNERS = /^src\/reading\/(?:time|numbers)\//

describe('lengths and names', () => {
  test('a file has at most 400 lines, a test 600', () => {
    const long = everything.filter((file) => file.lines > (isTest(file.path) ? 600 : 400))
    expect(long.map((file) => `${file.path}: ${file.lines} lines`)).toEqual([])
  })

  test('a function has at most 60 lines and 4 parameters, the scanners of times and numbers 5', () => {
    const faults = program
      .filter((file) => !file.path.startsWith('src/web/'))
      .flatMap(functionsOf)
      .filter((shape) => shape.lines > 60 || shape.parameters > (SCANNERS.test(shape.file) ? 5 : 4))
    expect(
      faults.map((shape) => `${shape.file}:${shape.line}: ${shape.lines} lines, ${shape.parameters} parameters`),
    ).toEqual([])
  })

  test('every file opens with a sentence that says what it is for', () => {
    const silent = everything.filter(
      (file) => !/^(#!.*\n)?(\/\/ ?\S.{14,}|\/\*\*? ?\n? ?\*? ?\S.{14,})/.test(file.text),
    )
    expect(silent.map((file) => file.path)).toEqual([])
  })

  test('no file or folder has an empty name, and no room an index', () => {
    const empty = everything
      .map((file) => file.path)
      .filter(
        (path) =>
          path.split('/').some((part) => EMPTY_NAMES.test(part.replace(/\..*$/, ''))) ||
          /^src\/.*\bindex\.tsx?$/.test(path),
      )
    expect(empty).toEqual([])
  })

  test('every folder of src/ is a room of the table', () => {
    const rooms = new Set(all.map((file) => roomOf(file.path) ?? file.path))
    expect([...rooms].filter((room) => !(room in MAY_IMPORT))).toEqual([])
    expect(dirname(join(ROOT, 'src'))).toBe(ROOT)
  })
})
