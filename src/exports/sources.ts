// The documents of a record as references: CSL-JSON for Zotero and pandoc, BibTeX for LaTeX.
import { plainDate } from './days.ts'
import { type ExportedDocument, labelOf, type StreamFormat } from './exported.ts'

interface CslItem {
  readonly id: string
  readonly type: 'article-newspaper' | 'webpage'
  readonly title?: string
  readonly author?: readonly { readonly literal: string }[]
  readonly 'container-title'?: string
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] }
  readonly language: string
  readonly URL?: string
  readonly section?: string
}

const isAddress = (path: string): boolean => /^https?:\/\//.test(path)

function item({ article }: ExportedDocument): CslItem {
  const { id, title, publisher, language, source, section } = article
  const date = plainDate(article.published ?? article.dateline?.date)
  return {
    id,
    type: isAddress(source.path) ? 'webpage' : 'article-newspaper',
    ...(title ? { title } : {}),
    ...(publisher ? { author: [{ literal: labelOf(publisher) }], 'container-title': publisher.name } : {}),
    ...(date ? { issued: { 'date-parts': [date.split('-').map(Number)] } } : {}),
    language,
    ...(isAddress(source.path) ? { URL: source.path } : {}),
    ...(section ? { section } : {}),
  }
}

export const csl: StreamFormat = {
  name: 'csl',
  doc: 'the documents as CSL-JSON, for Zotero and pandoc',
  mediaType: 'application/vnd.citationstyles.csl+json',
  suffix: '.csl.json',
  async *write(documents) {
    yield '['
    let between = '\n'
    for await (const document of documents) {
      yield between + JSON.stringify(item(document))
      between = ',\n'
    }
    yield '\n]\n'
  },
}

const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '%': '\\%',
  '#': '\\#',
  $: '\\$',
  '&': '\\&',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
const latex = (text: string): string => text.replace(/[\\{}%#$&_~^]/g, (char) => LATEX[char]!).replace(/\s+/g, ' ')

function entry(document: ExportedDocument): string {
  const { id, type, title, author, issued, language, URL } = item(document)
  const [year, month, day] = issued?.['date-parts'][0] ?? []
  const fields = [
    // double braces: an institution is no first and last name
    author && `author = {{${latex(author[0]!.literal)}}}`,
    title && `title = {{${latex(title)}}}`,
    year && `year = {${year}}`,
    month && `month = {${month}}`,
    day && `day = {${day}}`,
    `langid = {${language}}`,
    URL && `url = {${URL.replace(/[{}\\]/g, encodeURIComponent)}}`,
  ].filter(Boolean)
  return `@${type === 'webpage' ? 'online' : 'article'}{${id},\n  ${fields.join(',\n  ')}\n}\n`
}

export const bibtex: StreamFormat = {
  name: 'bibtex',
  doc: 'the documents as BibTeX, for LaTeX',
  mediaType: 'application/x-bibtex; charset=utf-8',
  suffix: '.bib',
  async *write(documents) {
    for await (const document of documents) yield entry(document)
  },
}
