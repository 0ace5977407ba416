// Full text: what the index promises and the recheck finds are the same as looking at every text one by one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marksIn, parseQuery, snippets } from './match.ts'
import { sentenceAt } from './sentences.ts'
import { fold, indexWords } from './tokens.ts'

const text =
  '习近平主席强调，“上海精神”是根基。The SCO summit in Astana was held. Встреча прошла в Москве.\n第二段：G20峰会。'

describe('fold', () => {
  it('never moves a place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => {
        expect(fold(any)).toHaveLength(any.length)
      }),
    )
    expect(fold('ＳＣＯ　２０２４ İ ẞ')).toHaveLength('ＳＣＯ　２０２４ İ ẞ'.length)
    expect(fold('ＳＣＯ')).toBe('sco')
  })
})

describe('search', () => {
  it.each([
    ['精', ['精']],
    ['精神', ['精神']],
    ['上海精神', ['上海精神']],
    ['神是', undefined],
    ['sco SUMMIT', ['SCO', 'summit']],
    ['"sco summit"', ['SCO summit']],
    ['"summit sco"', undefined],
    ['summ', undefined],
    ['summ*', ['summ']],
    ['москве', ['Москве']],
    ['Моск*', ['Моск']],
    ['g20峰会', ['G20峰会']],
    ['g20', ['G20']],
    ['20', undefined],
    ['“上海精神”', ['上海精神']],
    ['根基。', ['根基']],
  ])('%s finds %j', (typed, found) => {
    const query = parseQuery(typed)
    expect(query && marksIn(text, query)?.map(({ start, end }) => text.slice(start, end))).toEqual(found)
  })

  it.each(['', '   ', '。，', '"', '*'])('%j holds nothing to look for', (typed) => {
    expect(parseQuery(typed)).toBeUndefined()
  })

  it('never misses in the index what stands in the text', () => {
    const letters = fc.stringMatching(/^[甲乙丙丁 abж。]{1,14}$/)
    fc.assert(
      fc.property(letters, letters, (held, typed) => {
        const query = parseQuery(typed)
        fc.pre(query !== undefined)
        const words = indexWords(held)
        // The expression as FTS5 reads it: every word stands, or begins one that stands.
        const promised = query.index.split(' AND ').every((term) => {
          const word = term.replace(/^"|"\*?$/g, '')
          return term.endsWith('*') ? [...words].some((one) => one.startsWith(word)) : words.has(word)
        })
        const found = marksIn(held, query) !== undefined
        if (found) expect(promised).toBe(true)
        if (query.exact) expect(found).toBe(promised)
      }),
      { numRuns: 2000 },
    )
  })

  it('shows the sentence around a place', () => {
    const at = (words: string) => {
      const { start, end } = sentenceAt(text, text.indexOf(words))
      return text.slice(start, end)
    }
    expect(at('根基')).toBe('习近平主席强调，“上海精神”是根基。')
    expect(at('Astana')).toBe('The SCO summit in Astana was held.')
    expect(at('第二')).toBe('第二段：G20峰会。')
    const long = `${'字'.repeat(3000)}。`
    const cut = sentenceAt(long, 1500)
    expect(cut.end - cut.start).toBeLessThanOrEqual(400)
    expect(cut.start <= 1500 && cut.end > 1500).toBe(true)
  })

  it('puts sentences with more of the words first', () => {
    const both = 'Astana only. The summit only. The Astana summit.'
    const query = parseQuery('astana summit')
    const marks = query && marksIn(both, query)
    expect(snippets(both, marks ?? [], 2).map(({ quote }) => quote)).toEqual(['The Astana summit.', 'Astana only.'])
  })
})
