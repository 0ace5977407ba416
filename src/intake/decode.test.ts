// Encodings told by content: each text survives its own encoding, and what is no text is refused in one sentence.
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { shipped } from '../../test/intake/shipped.ts'
import { decode, isDecoded } from './decode.ts'

const pack = shipped()
const ZH = '外交部长会见来访的哈萨克斯坦客人，双方就两国关系和共同关心的国际问题交换意见。'
const HANT = '外交部長會見來訪的客人，雙方就兩國關係和共同關心的國際問題交換意見，並簽署聯合聲明。'
const RU = 'Министры обсудили двусторонние отношения и договорились продолжить консультации в Астане.'
const EN = 'The ministers discussed relations between the two countries and agreed to meet again.'

const text = (bytes: Uint8Array): string => {
  const decoded = decode(bytes, pack)
  return isDecoded(decoded) ? decoded.text : `refused: ${decoded.reason}`
}

describe('encodings by content', () => {
  it.each([
    ['utf-8', ZH],
    ['utf-8', RU],
    ['utf-8', EN],
    ['gb18030', ZH],
    ['gbk', ZH],
    ['big5', HANT],
    ['windows-1251', RU],
    ['koi8-r', RU],
    ['utf-16le', ZH],
    ['utf-16le', EN],
    ['utf-16be', RU],
  ])('%s: %s', (encoding, sentence) => {
    const long = `${sentence}\n${sentence}\n`
    expect(text(iconv.encode(long, encoding))).toBe(long)
  })
  it.each(['utf-8', 'utf-16le', 'utf-16be'])('a byte order mark of %s is dropped', (encoding) => {
    expect(text(iconv.encode(ZH, encoding, { addBOM: true }))).toBe(ZH)
  })
  it('short text in an old encoding is still told apart', () => {
    expect(text(iconv.encode('会谈', 'gb18030'))).toBe('会谈')
    expect(text(iconv.encode('Переговоры в Кремле', 'windows-1251'))).toBe('Переговоры в Кремле')
    expect(text(iconv.encode('Переговоры в Кремле', 'koi8-r'))).toBe('Переговоры в Кремле')
  })
  it('names the encoding', () => {
    const decoded = decode(iconv.encode(ZH, 'gb18030'), pack)
    expect(isDecoded(decoded) && decoded.encoding).toBe('gb18030')
  })
  it('says where bytes of a damaged text are no characters', () => {
    const bytes = Buffer.concat([Buffer.from(ZH.repeat(10)), Buffer.from([0xff]), Buffer.from(ZH)])
    const decoded = decode(bytes, pack)
    expect(isDecoded(decoded) && decoded.encoding).toBe('utf-8')
    expect(isDecoded(decoded) && decoded.broken).toEqual([ZH.length * 10])
  })
  it('any text in UTF-8 comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (s) => {
        const clean = s.replace(/[\p{Cc}\ufeff]/gu, ' ')
        expect(text(Buffer.from(clean))).toBe(clean)
      }),
    )
  })
})

describe('what is no text', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'The file is empty.'],
    [
      'an image',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      'The file is a PNG image, not text.',
    ],
    [
      'a program',
      Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46]), Buffer.alloc(100)]),
      'The file is a program, not text.',
    ],
    [
      'noise',
      Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3)) % 256)),
      'The file is binary, not text.',
    ],
  ])('%s', (_, bytes, reason) => {
    const decoded = decode(bytes, pack)
    expect(isDecoded(decoded) ? decoded.text : decoded.reason).toBe(reason)
  })
  it('never throws for any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void decode(bytes, pack)))
  })
})
