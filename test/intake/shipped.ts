// The shipped packs of the press, loaded once for the tests of intake.
import { readdirSync, readFileSync } from 'node:fs'
import { loadPublishers, type PublisherPack } from '../../src/knowledge/publishers.ts'

const FOLDER = new URL('../../packs/publishers/', import.meta.url)

export const shippedFiles = (): { path: string; text: string }[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ path: `packs/publishers/${name}`, text: readFileSync(new URL(name, FOLDER), 'utf8') }))

export const shipped = (): PublisherPack => {
  const { pack, errors } = loadPublishers(shippedFiles())
  if (pack === undefined) throw new Error(errors.map((e) => `${e.file}:${e.line}: ${e.reason}`).join('\n'))
  return pack
}
