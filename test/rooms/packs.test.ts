// House rules for the packs: short files, an opening sentence, and no path or host of a developer's machine anywhere.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './source.ts'

function textFiles(folder: string, names: RegExp): { path: string; text: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/node_modules|[\\/]\.git[\\/]|[\\/]dist[\\/]/.test(path))
    .map((path) => ({ path: relative(ROOT, path), text: readFileSync(path, 'utf8') }))
}

const packs = textFiles('packs', /\.ya?ml$/)

test('a pack file has at most 300 lines', () => {
  expect(packs.length).toBeGreaterThan(0)
  const long = packs.filter(({ text }) => text.trimEnd().split('\n').length > 300)
  expect(long.map(({ path }) => path)).toEqual([])
})

test('a pack file opens with a comment that says what it holds', () => {
  expect(packs.filter(({ text }) => !/^#\s*\S.{9,}/.test(text)).map(({ path }) => path)).toEqual([])
})

test('the world holds no words of any language but English labels', () => {
  const foreign = textFiles(join('packs', 'world'), /\.ya?ml$/).filter(({ text }) =>
    /[\p{Script=Han}\p{Script=Cyrillic}]/u.test(text),
  )
  expect(foreign.map(({ path }) => path)).toEqual([])
})

test('no file names a folder of the machine it was written on', () => {
  const places = ['packs', 'corpus', 'docs', 'src', 'bin', 'tools', 'test', 'bench']
  const machine = new RegExp(['work', 'tmp/bash'].map((part) => `(?<![\\w.])/${part}/`).join('|'))
  const found = places
    .flatMap((place) => textFiles(place, /\.(ts|tsx|js|md|ya?ml|txt|json|html|css)$/))
    .filter(({ text }) => machine.test(text))
  expect(found.map(({ path }) => path)).toEqual([])
})
