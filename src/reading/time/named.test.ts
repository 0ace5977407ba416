// What time expressions the shipped English and Russian packs read, against a dateline of 2024-07-06 (a Saturday).
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { compileNumbers, NumberPackSchema } from '../numbers/numbers.ts'
import { compileTime, resolveTime, sinceOf, TimePackSchema, timeAt } from './time.ts'

function load(language: string) {
  const numbers = compileNumbers(NumberPackSchema.parse(parse(readFileSync(`packs/${language}/numbers.yaml`, 'utf8'))))
  return compileTime(TimePackSchema.parse(parse(readFileSync(`packs/${language}/time.yaml`, 'utf8'))), numbers)
}
const grammars = { en: load('en'), ru: load('ru') }
type Lang = keyof typeof grammars
const ANCHORS = { dateline: '2024-07-06' }

/** Text, what is read of it (all, where not said), its sort, EDTF. */
const ENGLISH: [string, string, (string | undefined)?][] = [
  ['July 2-6, 2024', 'range', '2024-07-02/2024-07-06'],
  ['2-6 July 2024', 'range', '2024-07-02/2024-07-06'],
  ['from July 2 to 6', 'range', '2024-07-02/2024-07-06'],
  ['from 2 to 6 July', 'range', '2024-07-02/2024-07-06'],
  ['June 29 to July 3, 2024', 'range', '2024-06-29/2024-07-03'],
  ['October 7 and 8', 'range', '2024-10-07/2024-10-08'],
  ['from 2013 to 2015', 'range', '2013/2015'],
  ['2013-2015', 'range', '2013/2015'],
  ['between 2013 and 2015', 'range', '2013/2015'],
  ['since 2013', 'range', '2013/2024'],
  ['on July 4', 'date', '2024-07-04'],
  ['4 July', 'date', '2024-07-04'],
  ['the 9th of July 2024', 'date', '2024-07-09'],
  ['Thursday, July 4, 2024', 'date', '2024-07-04'],
  ['Oct. 1, 2003', 'date', '2003-10-01'],
  ['in May 2023', 'date', '2023-05'],
  ['in May', 'date', '2024-05'],
  ['May last year', 'date', '2023-05'],
  ['last May', 'date', '2024-05'],
  ['last November', 'date', '2023-11'],
  ['next March', 'date', '2025-03'],
  ['in 2019', 'date', '2019'],
  ['on Friday', 'date', '2024-07-05'],
  ['next Tuesday', 'date', '2024-07-09'],
  ['earlier this year', 'date', '2024'],
  ['later this month', 'date', '2024-07'],
  ['yesterday', 'date', '2024-07-05'],
  ['on the same day', 'date', '2024-07-06'],
  ['the following day', 'date', undefined],
  ['five years ago', 'date', '2019'],
  ['a decade ago', 'date', '2014'],
  ['more than a month ago', 'date', '2024-05~'],
  ['the first quarter of this year', 'date', '2024-01/2024-03'],
  ['the second half of 2024', 'date', '2024-07/2024-12'],
  ['by 2030', 'date', '../2030'],
  ['the end of the year', 'date', '2024-10~/2024-12~'],
  ['in the 1990s', 'date', '199X'],
  ['the first of March', 'date', '2024-03-01'],
  ['the week of July 8', 'date', '2024-07-08/2024-07-14'],
  ['the last Monday of March', 'date', '2024-03-25'],
  ['Friday, July 14', 'date', '2023-07-14'],
  ['in the first five months of this year', 'date', '2024-01/2024-05'],
  ['the last week of September 2024', 'date', '2024-09-23/2024-09-29'],
  ['the second Tuesday of October 2024', 'date', '2024-10-08'],
  ['on Tuesday of next week', 'date', '2024-07-09'],
  ['early next week', 'date', '2024-07-08/2024-07-10'],
  ['last quarter', 'date', '2024-04/2024-06'],
  ['march 3', 'date', '2024-03-03'],
  ['on friday', 'date', '2024-07-05'],
  ['in the 21st century', 'date', '2000/2099'],
  ['over the past five years', 'range', '2019/2024'],
  ['in the coming three years', 'range', '2024/2027'],
  ['the 70th anniversary', 'age', undefined],
  ['for two days', 'duration', undefined],
  ['half a century', 'duration', undefined],
  ['in recent years', 'date', undefined],
  ['February 30', 'date', undefined],
]

const RUSSIAN: [string, string, (string | undefined)?][] = [
  ['4 июля', 'date', '2024-07-04'],
  ['22 мая 2008 года', 'date', '2008-05-22'],
  ['четвёртого июля', 'date', '2024-07-04'],
  ['двадцать второе мая', 'date', '2024-05-22'],
  ['с 2 по 6 июля', 'range', '2024-07-02/2024-07-06'],
  ['2–6 июля 2024 года', 'range', '2024-07-02/2024-07-06'],
  ['с 29 июня по 3 июля', 'range', '2024-06-29/2024-07-03'],
  ['в июне-июле', 'range', '2024-06/2024-07'],
  ['с 2013 по 2015 год', 'range', '2013/2015'],
  ['в 2013–2015 годах', 'range', '2013/2015'],
  ['с 2013 года', 'range', '2013/..'],
  ['в мае', 'date', '2024-05'],
  ['в мае прошлого года', 'date', '2023-05'],
  ['в прошлом году', 'date', '2023'],
  ['в 2019 году', 'date', '2019'],
  ['в пятницу', 'date', '2024-07-05'],
  ['в среду, 3 июля', 'date', '2024-07-03'],
  ['15 августа с. г.', 'date', '2024-08-15'],
  ['22.05.2008', 'date', '2008-05-22'],
  ['сегодня', 'date', '2024-07-06'],
  ['в тот же день', 'date', '2024-07-06'],
  ['пять лет назад', 'date', '2019'],
  ['более месяца назад', 'date', '2024-05~'],
  ['через неделю', 'date', '2024-07-13~'],
  ['к 2030 году', 'date', '../2030'],
  ['до 2030 года', 'date', '../2030'],
  ['в первом полугодии', 'date', '2024-01/2024-06'],
  ['в начале 2024 года', 'date', '2024-01~/2024-03~'],
  ['в 1990-х годах', 'date', '199X'],
  ['в XXI веке', 'date', '2000/2099'],
  ['за первые пять месяцев этого года', 'date', '2024-01/2024-05'],
  ['во вторник на следующей неделе', 'date', '2024-07-09'],
  ['в прошлом квартале', 'date', '2024-04/2024-06'],
  ['на прошлой неделе', 'date', '2024-06-24/2024-06-30'],
  ['за последние пять лет', 'range', '2019/2024'],
  ['в ближайшие три года', 'range', '2024/2027'],
  ['70-летия', 'age', undefined],
  ['75-ю годовщину', 'age', undefined],
  ['в течение двух дней', 'duration', undefined],
  ['недавно', 'date', undefined],
]

const NOT_READ: [Lang, string][] = [
  ['en', 'May the friendship last'],
  ['en', 'may visit'],
  ['en', 'second'],
  ['en', '2024 delegates'],
  ['en', 'the march towards peace'],
  ['en', 'mayor'],
  ['en', 'Marching'],
  ['en', 'the world'],
  ['en', 'first lady'],
  ['ru', 'в ходе визита'],
  ['ru', 'окружающей среды'],
  ['ru', 'маяк'],
  ['ru', 'года'],
  ['ru', 'начале работы'],
]

describe.each([
  ['en', ENGLISH],
  ['ru', RUSSIAN],
] as const)('%s', (lang, rows) => {
  it.each(rows)('%s', (text, kind, edtf) => {
    const hit = timeAt(grammars[lang], text, 0, text.length)
    expect(hit && text.slice(hit.start, hit.end)).toBe(text)
    expect(hit?.kind).toBe(kind)
    expect(hit && resolveTime(hit, ANCHORS).edtf).toBe(edtf)
  })
})

describe('goes no further than the date', () => {
  it.each([
    ['en', 'July 2023 on the results', 'July 2023'],
    ['ru', 'в сентябре пятый форум', 'в сентябре'],
    ['en', 'in 2025, a session', 'in 2025'],
  ] as const)('%s %s', (lang, text, read) => {
    const hit = timeAt(grammars[lang], text, 0, text.length)
    expect(hit && text.slice(hit.start, hit.end)).toBe(read)
  })
})

describe('no time', () => {
  it.each(NOT_READ)('%s %s', (lang, text) => {
    expect(timeAt(grammars[lang], text, 0, text.length)).toBeUndefined()
  })
})

describe('ages', () => {
  it.each([
    ['en', 'the 70th anniversary', '1954'],
    ['ru', '70-летия', '1954'],
    ['ru', '75-ю годовщину', '1949'],
  ] as const)('%s %s', (lang, text, edtf) => {
    const hit = timeAt(grammars[lang], text, 0, text.length)
    expect(hit && sinceOf(hit, ANCHORS)?.edtf).toBe(edtf)
  })
})
