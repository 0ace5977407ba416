// Writes packs/zh/words/common-*.yaml: everyday Chinese words, so that the reader cuts sentences where a reader would.
// They come from the dictionary of the package @node-rs/jieba (MIT), by tag and frequency; names are left to the registry.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const FEWEST = 150
/** Numbers are read by their own grammar. */
const NUMERAL = /^(第|[一二两三四五六七八九十百千万亿数几])/
/** Words that would hide a side. */
const SIDES = /^[日史]方$/
/** Amounts that are no numbers. */
const AMOUNTS = [
  '一系列',
  '许多',
  '一些',
  '大量',
  '诸多',
  '众多',
  '一道',
  '一起',
  '一致',
  '一贯',
  '一定',
  '一直',
  '万象更新',
]
const dictionary = readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'), 'utf8')
/** tag → class and value of the pack. */
const CLASSES: Readonly<Record<string, readonly [string, string]>> = {
  v: ['verb', 'plain'],
  vd: ['verb', 'plain'],
  n: ['block', 'common'],
  vn: ['block', 'common'],
  an: ['block', 'common'],
  a: ['block', 'common'],
  b: ['block', 'common'],
  z: ['block', 'common'],
  l: ['block', 'common'],
  i: ['block', 'common'],
  s: ['block', 'common'],
  r: ['block', 'common'],
  d: ['noise', 'adverb'],
  ad: ['noise', 'adverb'],
  c: ['noise', 'adverb'],
}
const words = new Map<string, string[]>([['block common', [...AMOUNTS]]])
for (const line of dictionary.split('\n')) {
  const [word = '', frequency = '0', tag = ''] = line.split(' ')
  const of = CLASSES[tag]
  if (
    !of ||
    word.length < 2 ||
    word.length > 4 ||
    Number(frequency) < FEWEST ||
    NUMERAL.test(word) ||
    SIDES.test(word) ||
    !/^\p{Script=Han}+$/u.test(word)
  )
    continue
  const key = of.join(' ')
  words.set(key, [...(words.get(key) ?? []), word])
}
for (const [key, list] of words) {
  const [cls = '', value = ''] = key.split(' ')
  const lines: string[] = []
  for (let i = 0; i < list.length; i += 60) lines.push(`    ${list.slice(i, i + 60).join(' ')}`)
  const head = `# Everyday words, made by tools/make-common.ts from the dictionary of @node-rs/jieba; what they mean here: src/knowledge/words.ts.`
  writeFileSync(
    new URL(`../packs/zh/words/common-${cls}.yaml`, import.meta.url),
    `${head}\n${cls}:\n  ${value}: >\n${lines.join('\n')}\n`,
  )
  process.stdout.write(`${cls}: ${list.length} words\n`)
}
