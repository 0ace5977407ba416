// The lexicon gathers what packs say of a word, from wherever it comes, and loses no sense of it.
import { describe, expect, it } from 'vitest'
import { language, packs } from '../../../test/reading/zh.ts'
import { buildLexicon } from './lexicon.ts'

const entry = (word: string, cls: string, value: string) => ({ word, cls, value })

describe('senses of a word', () => {
  const lexicon = buildLexicon([
    entry('和', 'list', 'and'),
    entry('和', 'coverb', 'with'),
    entry('和', 'list', 'and'),
    entry('和', 'surname', 'one'),
    entry('致', 'send', 'sends'),
    entry('致', 'send', 'other'),
  ])

  it('come from many places, each once, in their order', () => {
    expect(lexicon.get('和')?.senses).toEqual([
      { cls: 'list', value: 'and' },
      { cls: 'coverb', value: 'with' },
      { cls: 'surname', value: 'one' },
    ])
  })

  it('give the first value of a class', () => {
    expect(lexicon.get('致')?.is).toEqual({ send: 'sends' })
    expect(lexicon.get('和')?.is).toEqual({ list: 'and', coverb: 'with', surname: 'one' })
  })

  it('are found through the trie by the lexeme that has them', () => {
    const found = lexicon.trie.longestAt('和谐', 0, 2)
    expect(lexicon.lexemes[found]).toBe(lexicon.get('和'))
    expect(lexicon.get('谐')).toBeUndefined()
  })
})

describe('words that may be written in capitals', () => {
  const lexicon = buildLexicon(
    [entry('Visit', 'event', 'visit'), entry('China', 'name', 'country:CN')],
    (cls) => cls === 'name',
  )

  it('are kept in small letters, names as written', () => {
    expect(lexicon.get('visit')?.is.event).toBe('visit')
    expect(lexicon.get('Visit')).toBeUndefined()
    expect(lexicon.get('China')?.is.name).toBe('country:CN')
  })

  it('are found in the trie of small letters', () => {
    const found = lexicon.small?.longestWordAt('visit', 0, 5) ?? -1
    expect(lexicon.lexemes[lexicon.smallIndex[found]!]?.word).toBe('visit')
    expect(lexicon.small?.longestWordAt('china', 0, 5)).toBe(-1)
  })
})

describe('the shipped Chinese words', () => {
  it.each([
    ['哈萨克斯坦', 'name', 'country:KZ'],
    ['习近平', 'name', 'person:xi-jinping'],
    ['上海合作组织', 'name', 'org:sco'],
    ['哈', 'short', 'country:KZ'],
    ['的', 'de', 'de'],
    ['表示', 'say', 'say'],
    ['两国元首', 'group', 'two-heads'],
    ['总统', 'title', 'head-of-state'],
  ])('%s is a %s: %s', (word, cls, value) => {
    expect(language.lexicon.get(word)?.senses).toContainEqual({ cls, value })
  })

  it('hold every name of the pack', () => {
    const lost = packs.knowledge.languages
      .get('zh-Hans')!
      .names.flatMap(({ id, names }) => names.map((name) => ({ id, name })))
      .filter(
        ({ id, name }) =>
          !language.lexicon.get(name)?.senses.some((sense) => sense.cls === 'name' && sense.value === id),
      )
    expect(lost).toEqual([])
  })
})
