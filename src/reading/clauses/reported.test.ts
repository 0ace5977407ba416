// Who speaks in languages that say "X said that ...", "..., X said" and "..., saying that ...": speaker and words, in English.
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../knowledge/load.ts'
import { articleOf } from '../fixture.ts'
import { read } from '../read.ts'

const { knowledge } = loadKnowledge(['packs'])

/** Speaker and words of each statement of a text. */
function said(text: string): [string, string][] {
  const article = articleOf(text, { language: 'en', published: '2024-07-06' })
  return read(article, knowledge).claims.flatMap((c): [string, string][] => {
    if (c.type !== 'statement') return []
    const speaker = c.roles.speaker
    const name =
      speaker && !Array.isArray(speaker) && typeof speaker === 'object' && 'name' in speaker ? speaker.name : ''
    return [[name, String(c.roles.content)]]
  })
}

describe('the speaker of reported words', () => {
  it.each<[string, [string, string][]]>([
    ['President Lena Voss said that trade is growing.', [['Lena Voss', 'trade is growing']]],
    ['Trade is growing, President Lena Voss said.', [['Lena Voss', 'Trade is growing']]],
    ['"Trade is growing," said President Lena Voss.', [['Lena Voss', 'Trade is growing']]],
    [
      'President Lena Voss met Prime Minister Marco Brandt in Vienna, saying that trade is growing.',
      [['Lena Voss', 'trade is growing']],
    ],
    ['President Lena Voss arrived on Monday. She said that trade is growing.', [['Lena Voss', 'trade is growing']]],
    [
      'China supports free trade and opposes sanctions, Foreign Minister Wang Yi said.',
      [
        ['Wang Yi', 'China supports free trade'],
        ['Wang Yi', 'opposes sanctions'],
      ],
    ],
  ])('%s', (text, wanted) => {
    expect(said(text)).toEqual(wanted)
  })

  it('is nobody where an article makes the word a noun', () => {
    expect(said('President Lena Voss spoke in support of the plan.')).toEqual([])
  })
})
