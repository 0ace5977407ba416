// `npm run docs`: writes the reference pages from the program's own declarations and renews the output shown by the
// examples of all documents. The tests hold both against what stands in docs/.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openWorkshop, ROOT, renewed } from './examples.ts'
import { CLIENT_TYPES, clientTypes } from './make-client.ts'
import { claimsPage, commandsPage, httpPage, problemsPage, questionsPage, valuesPage } from './reference.ts'

/** Generated pages by path from the root. */
export const pages = (): ReadonlyMap<string, string> =>
  new Map([
    ['docs/claims.md', claimsPage()],
    ['docs/values.md', valuesPage()],
    ['docs/problems.md', problemsPage()],
    ['docs/questions.md', questionsPage()],
    ['docs/commands.md', commandsPage()],
    ['docs/http.md', httpPage()],
    [CLIENT_TYPES, clientTypes()],
  ])

/** Every document of the project, from its root. */
export const documents = (): string[] => [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name}`),
]

async function main(): Promise<void> {
  for (const [path, text] of pages()) writeFileSync(join(ROOT, path), text)
  const workshop = openWorkshop()
  try {
    for (const path of documents()) {
      const text = readFileSync(join(ROOT, path), 'utf8')
      const now = await renewed(path, text, workshop)
      if (now !== text) {
        writeFileSync(join(ROOT, path), now)
        process.stdout.write(`renewed ${path}\n`)
      }
    }
  } finally {
    workshop.close()
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
