// Writes packs/zh/traditional.yaml: the traditional characters that Chinese is read from, with their simplified forms, from opencc-js.
import { writeFileSync } from 'node:fs'
import * as OpenCC from 'opencc-js'

const convert: (text: string) => string = OpenCC.Converter({ from: 't', to: 'cn' })
const pairs: string[] = []
for (let code = 0x3400; code < 0x9fff; code++) {
  const char = String.fromCharCode(code)
  const simple = convert(char)
  if (simple !== char && simple.length === 1) pairs.push(char + simple)
}
const lines: string[] = []
for (let i = 0; i < pairs.length; i += 40) lines.push(`  ${pairs.slice(i, i + 40).join(' ')}`)
const head =
  '# Traditional characters and the simplified ones that they are read as, one pair a word; made by tools/make-traditional.ts from opencc-js.'
writeFileSync(new URL('../packs/zh/traditional.yaml', import.meta.url), `${head}\npairs: >\n${lines.join('\n')}\n`)
