// What counts, amounts and ordinals the shipped packs read, language by language.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { compileNumbers, mayStartNumber, NumberPackSchema, ordinalAt, quantityAt } from './numbers.ts'

const load = (language: string) =>
  compileNumbers(NumberPackSchema.parse(parse(readFileSync(`packs/${language}/numbers.yaml`, 'utf8'))))
const grammars = { zh: load('zh'), en: load('en'), ru: load('ru') }
type Lang = keyof typeof grammars

/** Language, text, what is read of it from its start, number (or words), bound, unit, classifier. */
type QuantityRow = [Lang, string, string, number | string, string, (string | undefined)?, string?]
const QUANTITIES: QuantityRow[] = [
  ['zh', '30余场重要活动', '30余场', 30, 'over', undefined, '场'],
  ['zh', '数十项合作文件', '数十项', '数十', 'about', undefined, '项'],
  ['zh', '12份成果文件', '12份', 12, 'exact', undefined, '份'],
  ['zh', '1000万元人民币紧急援助', '1000万元人民币', 10000000, 'exact', 'yuan', '元人民币'],
  ['zh', '3亿剂疫苗', '3亿剂疫苗', 300000000, 'exact', 'dose', '剂疫苗'],
  ['zh', '6000亿美元大关', '6000亿美元', 600000000000, 'exact', 'US dollar', '美元'],
  ['zh', '十余份协议', '十余份', 10, 'over', undefined, '份'],
  ['zh', '3500多人次', '3500多人次', 3500, 'over', 'person', '人次'],
  ['zh', '近百家企业', '近百家', 100, 'under', undefined, '家'],
  ['zh', '超过40个国家', '超过40个国家', 40, 'over', 'country', '个国家'],
  ['zh', '三分之二以上多数', '三分之二', 2 / 3, 'exact'],
  ['zh', '45吨药品', '45吨', 45, 'exact', 'tonne', '吨'],
  ['zh', '两次会晤', '两次', 2, 'exact', undefined, '次'],
  ['zh', '两度会晤', '两度', 2, 'exact', undefined, '度'],
  ['zh', '先后', '', '', ''],
  ['zh', '15次同总统会晤', '15次', 15, 'exact', undefined, '次'],
  ['zh', '多次会晤', '多次', '多次', 'about'],
  ['zh', '四成以上', '四成以上', 40, 'over', 'percent', '成'],
  ['zh', '百分之十二', '百分之十二', 12, 'exact', 'percent'],
  ['zh', '30余万美元', '30余万美元', 300000, 'over', 'US dollar', '美元'],
  ['zh', '2亿5000万美元', '2亿5000万美元', 250000000, 'exact', 'US dollar', '美元'],
  ['zh', '一百零五个项目', '一百零五个', 105, 'exact', undefined, '个'],
  ['zh', '三万五千人', '三万五千人', 35000, 'exact', 'person', '人'],
  ['zh', '两三次', '两三次', '两三', 'about', undefined, '次'],
  ['zh', '90公里左右', '90公里左右', 90, 'about', 'kilometre', '公里'],
  ['zh', '40多国领导人', '40多国', 40, 'over', 'country', '国'],
  ['zh', '三股势力', '三股', 3, 'exact', undefined, '股'],
  ['zh', '五个共同家园', '五个', 5, 'exact', undefined, '个'],
  ['zh', '九项工程', '九项', 9, 'exact', undefined, '项'],
  ['zh', '一点五亿美元', '一点五亿美元', 150000000, 'exact', 'US dollar', '美元'],
  ['zh', '百分之五点二', '百分之五点二', 5.2, 'exact', 'percent'],
  ['zh', '两万余名学生', '两万余名', 20000, 'over', 'person', '名'],
  ['zh', '8.5%', '8.5%', 8.5, 'exact', 'percent', '%'],
  ['en', 'more than 30 events', 'more than 30', 30, 'over'],
  ['en', 'over US$600 billion', 'over US$600 billion', 600000000000, 'over', 'US dollar'],
  [
    'en',
    'nearly 48 billion U.S. dollars',
    'nearly 48 billion U.S. dollars',
    48000000000,
    'under',
    'US dollar',
    'U.S. dollars',
  ],
  ['en', 'dozens of documents', 'dozens of', 'dozens of', 'about'],
  ['en', 'three documents', 'three', 3, 'exact'],
  ['en', '66 percent', '66 percent', 66, 'exact', 'percent', 'percent'],
  [
    'en',
    'five hundred and twenty thousand people',
    'five hundred and twenty thousand people',
    520000,
    'exact',
    'person',
    'people',
  ],
  ['en', 'two-thirds of the members', 'two-thirds', 2 / 3, 'exact'],
  ['en', '25 lakh crore rupees', '25 lakh crore rupees', 25e12, 'exact', 'rupee', 'rupees'],
  ['en', 'US$12bn', 'US$12bn', 12e9, 'exact', 'US dollar'],
  ['en', 'two dozen agreements', 'two dozen', 24, 'exact'],
  ['en', '1,250 places', '1,250', 1250, 'exact'],
  ['en', 'at least 12 ministers', 'at least 12', 12, 'over'],
  ['ru', 'более 30 документов', 'более 30', 30, 'over'],
  ['ru', '3 тыс. мест', '3 тыс.', 3000, 'exact'],
  ['ru', 'свыше 240 млрд долларов', 'свыше 240 млрд долларов', 240000000000, 'over', 'US dollar', 'долларов'],
  ['ru', 'двадцать пять стран', 'двадцать пять стран', 25, 'exact', 'country', 'стран'],
  ['ru', 'на 66 процентов', '', '', ''],
  ['ru', '66,5 процента', '66,5 процента', 66.5, 'exact', 'percent', 'процента'],
  ['ru', 'две трети', 'две трети', 2 / 3, 'exact'],
  ['ru', 'десятки соглашений', 'десятки', 'десятки', 'about'],
  ['ru', 'трёх государств', 'трёх государств', 3, 'exact', 'country', 'государств'],
  ['ru', 'трех государств', 'трех государств', 3, 'exact', 'country', 'государств'],
  ['ru', '1 250 000 тонн', '1 250 000 тонн', 1250000, 'exact', 'tonne', 'тонн'],
]

/** Words that begin like a number and are no count. */
const NO_QUANTITY: [Lang, string][] = [
  ['zh', '一带一路'],
  ['zh', '一个中国原则'],
  ['zh', '一国两制'],
  ['zh', '两国元首'],
  ['zh', '五国外长'],
  ['zh', '十分高兴'],
  ['zh', '万象峰会'],
  ['zh', '百年变局'],
  ['zh', '一致同意'],
  ['zh', '三峡'],
  ['zh', '伍人'],
  ['zh', '陆人口'],
  ['zh', '多边主义'],
  ['zh', '近平'],
  ['zh', '第五次'],
  ['zh', '更多国家'.slice(1)],
  ['zh', '一起努力'],
  ['en', 'two-way trade'],
  ['en', '15:40'],
  ['en', 'one-China principle'],
  ['en', 'oneness'],
  ['en', 'tension'],
  ['en', 'over the border'],
  ['ru', 'один из участников'],
  ['ru', 'стоимость'],
]

/** Language, text, what is read of it, value, classifier. */
const ORDINALS: [Lang, string, string, number, string?][] = [
  ['zh', '第二十四次会议', '第二十四次', 24, '次'],
  ['zh', '第十七届峰会', '第十七届', 17, '届'],
  ['zh', '第30次', '第30次', 30, '次'],
  ['zh', '首次访问', '首次', 1, '次'],
  ['zh', '首届', '首届', 1, '届'],
  ['zh', '第五', '第五', 5],
  ['en', '24th session', '24th', 24],
  ['en', 'twenty-fourth session', 'twenty-fourth', 24],
  ['en', 'first visit', 'first', 1],
  ['en', 'one hundred and fifth', 'one hundred and fifth', 105],
  ['ru', '24-е заседание', '24-е', 24],
  ['ru', 'XXV саммит', 'XXV', 25],
  ['ru', 'двадцать четвёртый саммит', 'двадцать четвёртый', 24],
  ['ru', 'пятого визита', 'пятого', 5],
  ['ru', 'третьей встречи', 'третьей', 3],
]

const NO_ORDINAL: [Lang, string][] = [
  ['zh', '首都'],
  ['zh', '首脑会议'],
  ['zh', '第一书记'],
  ['zh', '第一副总理'],
  ['zh', '第三方'],
  ['zh', '第二次世界大战'],
  ['en', 'first lady'],
  ['en', 'First-Called'],
  ['en', 'firsthand'],
  ['en', 'XXV'],
  ['ru', 'первая леди'],
  ['ru', 'XXVV'],
  ['ru', 'третьих стран'],
]

describe('counts and amounts', () => {
  it.each(QUANTITIES)('%s %s', (lang, text, read, number, bound, unit, classifier) => {
    const hit = quantityAt(grammars[lang], text, 0, text.length)
    if (read === '') return expect(hit).toBeUndefined()
    expect(hit && text.slice(hit.start, hit.end)).toBe(read)
    if (typeof number === 'number') expect(hit?.quantity.number).toBeCloseTo(number, 9)
    else expect(hit?.quantity).toMatchObject({ text: number })
    expect(hit?.quantity.bound).toBe(bound)
    expect(hit?.quantity.unit).toBe(unit)
    expect(hit?.classifier).toBe(classifier)
  })

  it.each(NO_QUANTITY)('no count: %s %s', (lang, text) => {
    expect(quantityAt(grammars[lang], text, 0, text.length)).toBeUndefined()
  })

  it('reads nothing from the middle of a number', () => {
    expect(quantityAt(grammars.zh, '1500人', 1, 5)).toBeUndefined()
    expect(quantityAt(grammars.en, '1,500 people', 2, 12)).toBeUndefined()
    expect(quantityAt(grammars.zh, '3.5吨', 2, 4)).toBeUndefined()
  })

  it('takes a stroke between years for no fraction', () => {
    expect(quantityAt(grammars.en, '2016/2018', 0, 9)?.quantity.number).toBe(2016)
    expect(quantityAt(grammars.en, '2/3 of them', 0, 11)?.quantity.number).toBeCloseTo(2 / 3, 9)
  })

  it('reads no further than the limit', () => {
    expect(quantityAt(grammars.zh, '30余场', 0, 2)).toMatchObject({ end: 2, quantity: { number: 30, bound: 'exact' } })
  })
})

describe('ordinals', () => {
  it.each(ORDINALS)('%s %s', (lang, text, read, value, classifier) => {
    const hit = ordinalAt(grammars[lang], text, 0, text.length)
    expect(hit && text.slice(hit.start, hit.end)).toBe(read)
    expect(hit?.value).toBe(value)
    expect(hit?.classifier).toBe(classifier)
  })

  it.each(NO_ORDINAL)('no ordinal: %s %s', (lang, text) => {
    expect(ordinalAt(grammars[lang], text, 0, text.length)).toBeUndefined()
  })
})

const ALPHABETS: Record<Lang, string> = {
  zh: '第首一二两三十百千万亿零〇余多数几个项次%0123456789.,美元年月日以上分之成 ',
  en: 'onetwthrfivesixghyadmlubc $%0123456789,.- dozens of thousand million first',
  ru: 'одинтрчевысяьмлпгуб ,0123456789-хйеXIVтыс млн более первый',
}

describe('any text', () => {
  it.each(Object.keys(grammars) as Lang[])(
    '%s: hits start at their place, end in the text, and are marked as possible',
    (lang) => {
      const g = grammars[lang]
      const texts = fc.array(fc.constantFrom(...ALPHABETS[lang]), { maxLength: 24 }).map((letters) => letters.join(''))
      fc.assert(
        fc.property(texts, (text) => {
          for (let at = 0; at < text.length; at++) {
            for (const hit of [quantityAt(g, text, at, text.length), ordinalAt(g, text, at, text.length)]) {
              if (!hit) continue
              expect(hit.start).toBe(at)
              expect(hit.end).toBeGreaterThan(at)
              expect(hit.end).toBeLessThanOrEqual(text.length)
              expect(mayStartNumber(g, text.charCodeAt(at))).toBe(true)
              if ('quantity' in hit)
                expect(hit.quantity.number !== undefined || hit.quantity.text !== undefined).toBe(true)
              if (hit.classifier) expect(text.slice(hit.start, hit.end)).toContain(hit.classifier)
            }
          }
        }),
        { numRuns: 300 },
      )
    },
  )

  it('reads back what it is given in figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (number) => {
        const text = `${number}人`
        expect(quantityAt(grammars.zh, text, 0, text.length)).toMatchObject({
          quantity: { number, unit: 'person' },
          end: text.length,
        })
      }),
    )
  })
})
