// A comparison as one page to print: no script, nothing from outside, black on white.
import type { ComparedFact, Comparison } from '../model/comparison.ts'
import { bySharing, letter, nameOf, percent } from './comparison-text.ts'

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const safe = (text: string): string => text.replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark)

const STYLE = `
@page { size: A4; margin: 18mm 16mm }
body { font: 10.5pt/1.4 Georgia, 'Times New Roman', 'Songti SC', 'SimSun', serif; color: #000; background: #fff; max-width: 190mm; margin: 0 auto }
h1 { font-size: 15pt } h2 { font-size: 12pt; margin: 1.4em 0 .4em; break-after: avoid }
table { border-collapse: collapse; width: 100% } td, th { border-top: .4pt solid #000; padding: .25em .5em .25em 0; vertical-align: top; text-align: left }
tr { break-inside: avoid } .silent { color: #666 } .aspect { font-style: italic } blockquote { margin: .1em 0 } small { color: #444 }
`

const row = (cells: readonly string[], tag = 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`

const silent = '<span class="silent">–</span>'

function factRow({ text, told, differences }: ComparedFact): string {
  const said = differences
    .map(
      ({ aspect, values }) =>
        `<div class="aspect">${safe(aspect)}: ${values.map((value, n) => `${letter(n)} ${safe(value ?? '–')}`).join('; ')}</div>`,
    )
    .join('')
  return row([
    `${safe(text)}${said}`,
    ...told.map((one) =>
      one
        ? `<blockquote>${safe(one.quote)}</blockquote><small>${one.start}–${one.end}${one.voice.length ? `, ${safe(one.voice.join(' > '))}` : ''}</small>`
        : silent,
    ),
  ])
}

/** The page, whole. */
export function briefPage(comparison: Comparison): string {
  const { texts, facts, topics, wordings, speakers, notes } = comparison
  const letters = texts.map((_, n) => letter(n))
  const table = (head: string, first: string, rows: readonly string[]): string =>
    rows.length ? `<h2>${safe(head)}</h2><table>${row([first, ...letters], 'th')}${rows.join('')}</table>` : ''
  const parts = [
    `<h1>${texts.length} readouts side by side</h1>`,
    `<table>${texts.map((text, n) => row([letter(n), safe(nameOf(text))])).join('')}</table>`,
    ...bySharing(facts).map(([head, own]) => table(`${head} (${own.length})`, 'Fact', own.map(factRow))),
    table(
      'Topics: turn, share of sentences',
      'Topic',
      topics.map(({ label, told }) =>
        row([safe(label), ...told.map((one) => (one ? `${one.turn}., ${percent(one.share)}` : silent))]),
      ),
    ),
    table(
      'Fixed phrases',
      'Phrase',
      wordings.map(({ label, wordings: all }) =>
        row([safe(label), ...all.map((one) => (one.length ? safe(one.join(' / ')) : silent))]),
      ),
    ),
    table(
      'Who is given words',
      'Speaker',
      speakers.map(({ label, told }) =>
        row([
          safe(label),
          ...told.map((one) =>
            one.statements ? `${one.statements}, ${percent(one.share)}, ${safe(one.stances.join(', '))}` : silent,
          ),
        ]),
      ),
    ),
    ...notes.map((note) => `<p><small>${safe(note)}</small></p>`),
  ]
  return `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Readouts side by side</title><style>${STYLE}</style>\n${parts.join('\n')}\n</html>\n`
}
