// People with their titles in English: before the name, after it, with what they are of; and titles that stand for their holder.
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../knowledge/load.ts'
import { languageOf } from '../grammar.ts'
import { even } from '../scan/even.ts'
import { tokens } from '../scan/tokens.ts'
import { compose } from './compose.ts'
import { mentionsOf } from './items.ts'

const { knowledge } = loadKnowledge(['packs'])
const language = languageOf(knowledge.languages.get('en')!)

/** "name: title @ of" for each person of a text. */
function people(printed: string): string[] {
  const text = even(printed)
  const names = {
    named: new Set<string>(),
    people: new Map<string, string>(),
    isSession: () => false,
  }
  return compose(tokens(text, 0, text.length, language), { text, language, names })
    .flatMap((item) => mentionsOf(item))
    .filter((m) => m.kind === 'person')
    .map((m) => `${m.name}: ${m.offices.map((o) => `${o.title} @ ${o.of?.name ?? ''}`.trim()).join('; ')}`)
}

describe('a person with titles', () => {
  it.each([
    ['Chinese President Xi Jinping spoke.', ['Xi Jinping: President @ Chinese']],
    ['President Xi Jinping of China spoke.', ['Xi Jinping: President @ China']],
    ['Prime Minister of India Narendra Modi spoke.', ['Narendra Modi: Prime Minister @ India']],
    [
      'Jane Roe, President of the European Council, spoke.',
      ['Jane Roe: President of the European Council @ European Council'],
    ],
    [
      'Wang Yi, member of the Political Bureau of the CPC Central Committee and foreign minister, spoke.',
      [
        'Wang Yi: member of the Political Bureau of the CPC Central Committee @ Political Bureau of the CPC Central Committee; foreign minister @',
      ],
    ],
    ['the National Security Advisor, Shri Ajit Doval, spoke.', ['Ajit Doval: National Security Advisor @']],
    [
      'Assistant Secretary for East Asian and Pacific Affairs Daniel J. Kritenbrink spoke.',
      ['Daniel J. Kritenbrink: Assistant Secretary for East Asian and Pacific Affairs @'],
    ],
    [
      'It elects H.E. Jane Marie Roe (Algeria) as Chairperson of the Commission.',
      ['Jane Marie Roe: Chairperson of the Commission @'],
    ],
  ])('%s', (text, wanted) => {
    expect(people(text)).toEqual(wanted)
  })

  it('is meant by a title with an article', () => {
    expect(people('Later the President of Russia spoke.')).toEqual(['President of Russia: President @ Russia'])
  })

  it('is nobody where the title only describes an office', () => {
    expect(people('He came as head of state.')).toEqual([])
  })
})
