// `npm run docs:site`: the documents as a site of plain files in dist/site, with the library beside them, so that one page
// reads a pasted text in the browser itself. A link that leads nowhere ends the build.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, posix, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Marked, type Tokens } from 'marked'
import { ROOT } from './examples.ts'
import { documents } from './make-docs.ts'

/** Every document of the site: group, then path from the root and what it is called there. */
const PLACED: readonly (readonly [group: string, pages: readonly (readonly [path: string, name: string])[]])[] = [
  [
    'Start',
    [
      ['README.md', 'Chancery'],
      ['docs/try.md', 'Read a text here'],
    ],
  ],
  [
    'For the analyst',
    [
      ['docs/first-hour.md', 'Your first hour'],
      ['docs/first-hour.zh.md', '第一个小时'],
      ['docs/reading-answers.md', 'Answers and their limits'],
      ['docs/questions.md', 'Questions'],
    ],
  ],
  ['Packs', [['docs/packs.md', 'Packs of your own']]],
  [
    'For the researcher',
    [
      ['docs/researcher.md', 'Data for a paper'],
      ['docs/claims.md', 'Codebook: claims'],
      ['docs/values.md', 'Codebook: ids and dates'],
      ['docs/problems.md', 'Codebook: problems'],
      ['docs/exports.md', 'Exports'],
      ['docs/measures.md', 'Measures'],
    ],
  ],
  ['For the operator', [['docs/operator.md', 'One machine, a team']]],
  [
    'For the programmer',
    [
      ['docs/library.md', 'The library'],
      ['docs/commands.md', 'Commands'],
      ['docs/http.md', 'HTTP'],
      ['ARCHITECTURE.md', 'Architecture'],
      ['CONTRIBUTING.md', 'Contributing'],
      ['CHANGELOG.md', 'Changes'],
    ],
  ],
]

/** Documents that nobody has placed yet stand under a group of their own. */
const UNPLACED = documents().filter((path) => !PLACED.flatMap(([, pages]) => pages).some(([own]) => own === path))
export const NAV =
  UNPLACED.length === 0
    ? PLACED
    : [...PLACED, ['More', UNPLACED.map((path) => [path, titleOf(path)] as const)] as const]

function titleOf(path: string): string {
  return /^# (.+)$/m.exec(readFileSync(join(ROOT, path), 'utf8'))?.[1] ?? path
}

const PAGES = new Map(NAV.flatMap(([, pages]) => pages).map(([path, name]) => [path, name] as const))
/** What is not a page and may be linked to, copied as it is. */
const FILES = ['docs/pictures', 'docs/reading-room.png', 'docs/sample-pack', 'LICENSE', 'corpus/README.md']

/** Where a page stands in the site: all in one folder. */
export const addressOf = (path: string): string =>
  path === 'README.md' ? 'index.html' : `${basename(path, '.md').toLowerCase()}.html`

/** The name of a heading, as repositories show it. */
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/<[^>]+>|[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A link of a document as a link of the site. */
function linkFrom(path: string, href: string): string {
  if (/^(?:[a-z]+:|#)/.test(href)) return href
  const [place = '', anchor] = href.split('#')
  const target = posix.normalize(posix.join(posix.dirname(path), place))
  const end = anchor === undefined ? '' : `#${anchor}`
  if (PAGES.has(target)) return addressOf(target) + end
  if (FILES.some((file) => target === file || target.startsWith(`${file}/`))) return target + end
  throw new Error(`${path} links to ${href}, which is no page of the site; tools/make-site.ts names them.`)
}

function bodyOf(path: string): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }: Tokens.Heading) {
        const inner = this.parser.parseInline(tokens)
        return `<h${depth} id="${escaped(slug(inner))}">${inner}</h${depth}>\n`
      },
      link({ href, tokens }: Tokens.Link) {
        return `<a href="${escaped(linkFrom(path, href))}">${this.parser.parseInline(tokens)}</a>`
      },
      image({ href, text }: Tokens.Image) {
        return `<img src="${escaped(linkFrom(path, href))}" alt="${escaped(text)}">`
      },
      table(token: Tokens.Table) {
        const row = (cells: readonly Tokens.TableCell[], kind: string) =>
          `<tr>${cells.map(({ tokens }) => `<${kind}>${this.parser.parseInline(tokens)}</${kind}>`).join('')}</tr>`
        const rows = token.rows.map((cells) => row(cells, 'td')).join('\n')
        return `<div class="wide"><table>\n${row(token.header, 'th')}\n${rows}\n</table></div>\n`
      },
    },
  })
  return marked.parse(readFileSync(join(ROOT, path), 'utf8'), { async: false })
}

function navAt(path: string): string {
  const groups = NAV.map(([group, pages]) => {
    const items = pages.map(([to, name]) => {
      const here = to === path ? ' aria-current="page"' : ''
      return `<li><a href="${addressOf(to)}"${here}${to.includes('.zh.') ? ' lang="zh-Hans"' : ''}>${escaped(name)}</a></li>`
    })
    return `<h2>${escaped(group)}</h2>\n<ul>\n${items.join('\n')}\n</ul>`
  })
  return groups.join('\n')
}

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"

const pageAt = (path: string): string => `<!doctype html>
<html lang="${path.includes('.zh.') ? 'zh-Hans' : 'en'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="${POLICY}">
<title>${escaped(PAGES.get(path) ?? '')} · Chancery</title>
<link rel="stylesheet" href="site.css">
<a class="skip" href="#content">To the text</a>
<nav aria-label="Documents">
${navAt(path)}
</nav>
<main id="content">
${bodyOf(path)}</main>
</html>
`

/** Makes the site in `out`, with the built library in its folder `library`. Throws where a link leads nowhere. */
export function makeSite(out: string): void {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  for (const path of PAGES.keys()) writeFileSync(join(out, addressOf(path)), pageAt(path))
  for (const file of FILES) cpSync(join(ROOT, file), join(out, file), { recursive: true })
  cpSync(join(ROOT, 'docs', 'site', 'try.js'), join(out, 'site', 'try.js'))
  const styles = ['src/web/style/tokens.css', 'docs/site/site.css']
  writeFileSync(join(out, 'site.css'), styles.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n'))
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const config = join(ROOT, 'src', 'library', 'vite.config.ts')
  const args = ['build', '--config', config, '--outDir', join(out, 'library'), '--logLevel', 'warn']
  const built = spawnSync(process.execPath, [vite, ...args], { cwd: ROOT, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`the library was not built: ${built.stderr}`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const out = join(ROOT, 'dist', 'site')
  makeSite(out)
  const where = relative(process.cwd(), out)
  process.stdout.write(
    `${PAGES.size} pages in ${where}; any server of plain files shows them (npx vite preview --outDir ${where}).\n`,
  )
}
