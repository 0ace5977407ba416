// Words and names in all their forms, as the shipped Russian pack tells them.
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../knowledge/load.ts'
import { languageOf } from '../grammar.ts'
import { tokens } from '../scan/tokens.ts'
import { conjugated, declined } from './inflect.ts'

const { knowledge } = loadKnowledge(['packs'])
const language = languageOf(knowledge.languages.get('ru')!)
const g = language.forms!
const PERSON = { animate: true, name: true, single: true }
const THING = { animate: false, name: false, single: false }
const ONE = { animate: false, name: false, single: true }
const casesOf = (word: string, forms: readonly { word: string; cases: number }[]) =>
  forms.find((f) => f.word === word)?.cases

describe('declension', () => {
  it.each([
    ['Си Цзиньпин', 'Си Цзиньпином', PERSON],
    ['Касым-Жомарт Токаев', 'Касым-Жомартом Токаевым', PERSON],
    ['Дарига Назарбаева', 'Дариге Назарбаевой', PERSON],
    ['Ким Чен Ын', 'Ким Чен Ына', PERSON],
    ['Шанхайская организация сотрудничества', 'Шанхайской организации сотрудничества', ONE],
    ['Объединенные Арабские Эмираты', 'Объединенным Арабским Эмиратам', ONE],
    ['Киргизия', 'Киргизией', ONE],
    ['премьер-министр', 'премьер-министрами', { ...THING, animate: true }],
    ['совместное заявление', 'совместных заявлений', THING],
    ['стороны', 'сторонами', THING],
    ['посол', 'послом', { ...THING, animate: true }],
    ['государство-член', 'государствами-членами', THING],
    ['государство — член', 'государством — членом', THING],
    ['стратегическое партнерство и союзничество', 'стратегического партнерства и союзничества', THING],
    ['Брюссель', 'Брюсселя', ONE],
    ['Игорь Моргулов', 'Игоря Моргулова', PERSON],
  ])('%s → %s', (word, form, manner) => {
    expect(declined(word, g, manner).map((f) => f.word)).toContain(form)
  })

  it('leaves what never changes alone', () => {
    for (const word of ['КНР', 'Шойгу'])
      expect(declined(word, g, word === 'КНР' ? ONE : PERSON)).toEqual([{ word, cases: g.all }])
  })

  it('lets a place that may stay as it is stand in any case', () => {
    expect(casesOf('Циндао', declined('Циндао', g, ONE))).toBe(g.all)
  })

  it('knows the case of a form', () => {
    const forms = declined('Владимир Путин', g, PERSON)
    expect(casesOf('Владимир Путин', forms)).toBe(g.nominative)
    expect(casesOf('Владимира Путина', forms)).toBe(g.genitive | g.accusative)
    const things = declined('Казахстан', g, ONE)
    expect(casesOf('Казахстан', things)).toBe(g.nominative | g.accusative)
  })
})

describe('conjugation', () => {
  it.each([
    ['посетить', ['посетил', 'посетила', 'посетили', 'посетит', 'посетивший']],
    ['состояться', ['состоялся', 'состоялась', 'состоялись', 'состоится']],
    ['принять участие', ['приняли участие', 'примет участие']],
    ['беседовать', ['беседовал', 'беседует']],
    ['прийти', ['пришел', 'пришла', 'придет']],
    ['подписан', ['подписана', 'подписаны']],
  ])('%s', (word, wanted) => {
    const forms = conjugated(word, g)?.map((f) => f.word)
    for (const form of wanted) expect(forms).toContain(form)
  })

  it('tells the future of a perfective verb from the present of an imperfective one', () => {
    expect(conjugated('посетить', g)?.find((f) => f.word === 'посетит')?.future).toBe(true)
    expect(conjugated('посещать', g)?.find((f) => f.word === 'посещает')?.future).toBeUndefined()
  })
})

describe('cases as words', () => {
  const roles = (text: string) =>
    tokens(text, 0, text.length, language).flatMap((t) =>
      t.kind === 'word' && t.lex.is.coverb !== undefined ? [t.lex.is.coverb] : [],
    )
  it.each([
    ['встретился с Президентом России', ['with', 'of']],
    ['прибыл в Казахстан', ['to']],
    ['прошла в Казахстане', ['at']],
    ['вручил орден Владимиру Путину', ['to']],
    ['с находящимся в Москве Премьер-министром', ['with', 'at', 'with']],
    ['предоставлен Египту, Катару и Кувейту', ['to']],
    ['со стороны Китая', ['by']],
    ['подписан Владимиром Путиным', ['by']],
  ])('%s', (text, wanted) => {
    expect(roles(text)).toEqual(wanted)
  })

  it('keeps initials and patronymics in one name', () => {
    for (const text of ['В.В.Путин', 'Путин В.В.', 'Владимир Владимирович Путин', 'С. В. Лавровым']) {
      const all = tokens(text, 0, text.length, language)
      expect(all.filter((t) => t.end > t.start)).toHaveLength(1)
    }
  })
})
