// A folder of Markdown notes with links: one for each document, one for each person, state or organisation told of.
// Words from a source never become markup: what Markdown would read as such is escaped.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EntityRef } from '../model/value.ts'
import {
  type ExportedClaim,
  type ExportedDocument,
  keyOf,
  labelOf,
  namedIn,
  type PathFormat,
  rolesOf,
  speakersOf,
} from './exported.ts'

/** Plain words inside Markdown. */
export const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~^$&!]|^(?=[-+]\s|\d+[.)]\s)/g, '\\$&')

/** A name that every file system takes: no mark that paths or links read, never too long, never a name of a device. */
function fileName(key: string, label: string): string {
  const clean = label
    .replace(/[\\/:*?"<>|#^[\]\p{C}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|\.+$/g, '')
  const short = [...clean].slice(0, 60).join('').trim()
  return `${short || 'unnamed'} (${key.replace(/[^\p{L}\p{N}-]+/gu, '-').slice(0, 60)})`
}

const yamlText = (text: string): string => JSON.stringify(text)

interface Note {
  readonly name: string
  readonly label: string
  readonly kind: string
  readonly lines: string[]
}

function noteFor(notes: Map<string, Note>, entity: EntityRef): Note {
  const key = keyOf(entity)
  const known = notes.get(key)
  if (known) return known
  const note = { name: fileName(key, labelOf(entity)), label: labelOf(entity), kind: key.split(':')[0]!, lines: [] }
  notes.set(key, note)
  return note
}

const entitiesOf = ({ claim }: ExportedClaim): EntityRef[] => [
  ...rolesOf(claim).flatMap(([, values]) => values.flatMap(namedIn)),
  ...(claim.where ? [claim.where] : []),
]

function documentNote(document: ExportedDocument, notes: Map<string, Note>): { name: string; text: string } {
  const { article, claims } = document
  const name = fileName(article.id, article.title ?? article.id)
  const head = [
    '---',
    `id: ${yamlText(article.id)}`,
    ...(article.title ? [`title: ${yamlText(article.title)}`] : []),
    ...(article.publisher ? [`publisher: ${yamlText(labelOf(article.publisher))}`] : []),
    ...(article.published ? [`published: ${yamlText(article.published)}`] : []),
    `language: ${article.language}`,
    `source: ${yamlText(article.source.path)}`,
    '---',
    '',
    `# ${plain(article.title ?? article.id)}`,
    '',
  ]
  const body = claims.flatMap((one) => {
    const { claim } = one
    const linked = [...new Set(entitiesOf(one).map((entity) => noteFor(notes, entity).name))]
    const quotes = claim.evidence.map(({ start, end, quote }) => `> ${plain(quote)} (${start}–${end})`)
    const said = claim.voice.flatMap(speakersOf).map(labelOf).map(plain).join(' › ')
    return [
      `## ${plain(claim.gloss)}`,
      '',
      ...quotes,
      '',
      [`${claim.type}, ${claim.mode}`, claim.when, said, ...linked.map((to) => `[[${to}]]`)]
        .filter(Boolean)
        .join(' · '),
      `^${claim.id.replace(/_/g, '-')}`,
      '',
    ]
  })
  for (const one of claims)
    for (const note of new Set(entitiesOf(one).map((entity) => noteFor(notes, entity))))
      note.lines.push(
        `- ${one.claim.when ?? 'undated'}: ${plain(one.claim.gloss)} [[${name}#^${one.claim.id.replace(/_/g, '-')}|source]]`,
      )
  return { name, text: [...head, ...body].join('\n') }
}

export const vault: PathFormat = {
  name: 'markdown',
  doc: 'a folder of linked notes, for Obsidian and other vaults',
  makes: 'folder',
  async write(documents, path) {
    for (const part of ['documents', 'entities']) await mkdir(join(path, part), { recursive: true })
    const notes = new Map<string, Note>()
    for await (const document of documents) {
      const { name, text } = documentNote(document, notes)
      await writeFile(join(path, 'documents', `${name}.md`), text)
    }
    for (const { name, label, kind, lines } of notes.values()) {
      const head = ['---', `kind: ${kind}`, '---', '', `# ${plain(label)}`, '']
      await writeFile(join(path, 'entities', `${name}.md`), `${[...head, ...lines.sort()].join('\n')}\n`)
    }
  },
}
