// Makes articles by hand, for tests of reading: one paragraph of a text, with whatever else a case needs.
import type { Article } from '../model/article.ts'

/** A Chinese article of 6 May 2024 unless told otherwise. */
export const articleOf = (text: string, more: Partial<Article> = {}): Article => ({
  id: 'doc_made',
  source: { path: 'made.txt', hash: '', mediaType: 'text/plain', encoding: 'utf-8' },
  language: 'zh-Hans',
  text,
  parts: [{ kind: 'paragraph', start: 0, end: text.length }],
  published: '2024-05-06',
  gaps: [],
  map: [],
  ...more,
})
