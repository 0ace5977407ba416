// Reads the pasted text in the page itself: the library and its packs come once, then nothing is asked of anybody.
import { loadPacks, read, readingLines } from '../library/chancery.js'

const at = (id) => document.getElementById(id)
let packs

/** An element with text in it, never with markup of the text that is read. */
const made = (name, text = '', children = []) => {
  const element = document.createElement(name)
  element.append(text, ...children)
  return element
}

const claimItem = (claim) => {
  const [evidence] = claim.evidence
  const facts = [claim.type, claim.mode, claim.when, claim.where?.label ?? claim.where?.name, `${evidence.start}–${evidence.end}`]
  return made('li', claim.gloss, [made('small', `“${evidence.quote}”`), made('small', facts.filter(Boolean).join(' · '))])
}

const problemItem = ({ code, quote, reason, start, end }) =>
  made('li', `${code}: ${reason}`, [made('small', `“${quote}” · ${start}–${end}`)])

const section = ({ article, claims, problems }) => {
  const head = [article.language, article.publisher?.label ?? article.publisher?.name, article.published]
  return made('section', '', [
    made('h2', article.title ?? article.text.slice(0, 40)),
    made('small', head.filter(Boolean).join(' · ')),
    made('ol', '', claims.map(claimItem)),
    ...(problems.length > 0 ? [made('h3', 'What could not be read'), made('ol', '', problems.map(problemItem))] : []),
  ])
}

const show = (readings, milliseconds) => {
  at('readings').replaceChildren(...readings.map(section))
  const claims = readings.reduce((sum, reading) => sum + reading.claims.length, 0)
  at('said').textContent = `${readings.length} article(s), ${claims} claim(s), read in ${Math.ceil(milliseconds)} ms.`
  const lines = readings.flatMap((reading) => [...readingLines(reading)].map((line) => `${JSON.stringify(line)}\n`))
  URL.revokeObjectURL(at('lines').href)
  at('lines').href = URL.createObjectURL(new Blob(lines, { type: 'application/x-ndjson' }))
  at('lines').hidden = readings.length === 0
}

at('read').addEventListener('click', async () => {
  at('read').disabled = true
  try {
    at('said').textContent = packs ? '' : 'Loading the packs…'
    packs ??= await loadPacks()
    const began = performance.now()
    show(read(at('text').value, packs), performance.now() - began)
  } catch (error) {
    at('said').textContent = error instanceof Error ? error.message : String(error)
  } finally {
    at('read').disabled = false
  }
})
