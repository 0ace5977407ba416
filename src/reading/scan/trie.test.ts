// The trie finds what a plain search finds: the longest word at a place, every word at a place, whatever the words.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildTrie } from './trie.ts'

const WORDS = ['中国', '中', '中国共产党', '国', 'SCO', '上海合作组织', '上海', '🤝', '中', '']

describe('the longest word at a place', () => {
  const trie = buildTrie(WORDS)
  it.each([
    ['中国共产党员', 0, '中国共产党'],
    ['中国共产', 0, '中国'],
    ['中央', 0, '中'],
    ['在中国', 1, '中国'],
    ['在中国', 0, undefined],
    ['上海合作', 0, '上海'],
    ['SC', 0, undefined],
    ['🤝', 0, '🤝'],
    ['🤞', 0, undefined],
  ])('%s at %i: %s', (text, at, word) => {
    const found = trie.longestAt(text, at, text.length)
    expect(WORDS[found]).toBe(word)
    if (word) expect(text.slice(at, at + trie.lastLength())).toBe(word)
  })

  it('ends before the limit', () => {
    expect(WORDS[trie.longestAt('中国共产党', 0, 3)]).toBe('中国')
    expect(WORDS[trie.longestAt('中国共产党', 0, 1)]).toBe('中')
  })

  it('keeps the first of two equal words', () => {
    expect(trie.longestAt('中', 0, 1)).toBe(1)
  })

  it('never finds the empty word', () => {
    expect(trie.longestAt('丁', 0, 1)).toBe(-1)
  })

  // wrong today: it gives undefined
  it.fails('finds nothing at the end of the text', () => {
    expect(trie.longestAt('中', 1, 1)).toBe(-1)
  })
})

describe('words with edges', () => {
  const words = ['visit', 'visited', 'the EU', 'U.S.']
  const trie = buildTrie(words)
  it.each([
    ['visiting', undefined],
    ['visit.', 'visit'],
    ['visited', 'visited'],
    ['visits', undefined],
    ['the EUR', undefined],
    ['the EU,', 'the EU'],
    ['U.S. troops', 'U.S.'],
    ['visité', undefined],
  ])('%s: %s', (text, word) => {
    expect(words[trie.longestWordAt(text, 0, text.length)]).toBe(word)
  })
})

describe('any words in any text', () => {
  // few letters, so that words are parts of each other and share their beginnings
  const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', 'a'), minLength: 1, maxLength: 5 })
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', 'a', '丁'), maxLength: 30 })

  it('are found as by a plain search', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 40 }), text, (words, inside) => {
        const trie = buildTrie(words)
        for (let at = 0; at < inside.length; at++) {
          const here = words.filter((one) => inside.startsWith(one, at)).sort((a, b) => a.length - b.length)
          const found: string[] = []
          let node = trie.root(inside.charCodeAt(at))
          for (let end = at + 1; node !== -1; end++) {
            const index = trie.wordAt(node)
            if (index !== -1) found.push(inside.slice(at, end) === words[index] ? words[index]! : '?')
            node = end < inside.length ? trie.child(node, inside.charCodeAt(end)) : -1
          }
          expect(found).toEqual(here)
          expect(words[trie.longestAt(inside, at, inside.length)]).toBe(here.at(-1))
          if (here.length > 0) expect(trie.lastLength()).toBe(here.at(-1)!.length)
        }
      }),
    )
  })

  it('are all found by their own index, thousands of them', () => {
    const words = Array.from(
      { length: 20_000 },
      (_, i) =>
        String.fromCharCode(0x4e00 + (i % 5000)) + String.fromCharCode(0x4e00 + Math.floor(i / 50)) + String(i % 7),
    )
    const trie = buildTrie(words)
    const lost = words.filter((one, i) => trie.longestAt(one, 0, one.length) !== i || trie.lastLength() !== one.length)
    expect(lost).toEqual([])
  })
})
