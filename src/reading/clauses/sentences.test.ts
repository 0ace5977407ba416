// Sentences of an article: where they end, what quotation they open in, and paragraphs that a broken line tore apart.
import { describe, expect, it } from 'vitest'
import { articleOf } from '../../../test/reading/zh.ts'
import { sentencesOf } from './sentences.ts'

const texts = (text: string): string[] =>
  sentencesOf(articleOf(text)).sentences.map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  it.each([
    ['双方会谈。两国发表声明。', ['双方会谈。', '两国发表声明。']],
    ['为什么？因为合作！', ['为什么？', '因为合作！']],
    ['他说：“合作很好。”双方会谈。', ['他说：“合作很好。”', '双方会谈。']],
    ['他说：“合作很好。前景广阔。”', ['他说：“合作很好。', '前景广阔。”']],
    ['真的吗？！双方会谈。', ['真的吗？！', '双方会谈。']],
    ['此外……双方会谈。', ['此外……', '双方会谈。']],
    ['双方会谈', ['双方会谈']],
    ['　　双方会谈。　两国发表声明。', ['双方会谈。', '两国发表声明。']],
    ['贸易额为3.5亿美元。', ['贸易额为3.5亿美元。']],
    ['。。。', ['。。。']],
  ])('%s', (text, wanted) => {
    expect(texts(text)).toEqual(wanted)
  })

  it('leave nothing of a paragraph out', () => {
    const text = '他说：“合作。很好！”  双方会谈……两国发表声明'
    expect(texts(text).join('')).toBe(text.replace('  ', ''))
  })

  it('know what part and paragraph they stand in', () => {
    const { sentences } = sentencesOf(articleOf('# 合作共赢\n双方会谈。两国发表声明。\n客人离开。'))
    expect(sentences.map(({ part, paragraph }) => [part, paragraph])).toEqual([
      ['heading', 0],
      ['paragraph', 1],
      ['paragraph', 1],
      ['paragraph', 2],
    ])
  })
})

describe('depth', () => {
  const depths = (text: string): number[] => sentencesOf(articleOf(text)).sentences.map(({ depth }) => depth)
  it.each([
    ['他说：“合作很好。前景广阔。”双方会谈。', [0, 1, 0]],
    ['他说：“他讲过‘很好’。前景广阔。”双方会谈。', [0, 1, 0]],
    ['「合作。『很好。』前景。」', [0, 1, 1]],
    ['合作。”双方会谈。', [0, 0]],
    // a quotation that never closes ends with its paragraph
    ['他说：“合作很好。前景广阔。\n双方会谈。', [0, 1, 0]],
  ])('%s', (text, wanted) => {
    expect(depths(text)).toEqual(wanted)
  })
})

describe('torn paragraphs', () => {
  const long = '两国元首就双边关系以及共同关心的国际和地区问题深入交换意见并一致同意继续加强'
  it('are one again, and the place is told', () => {
    const text = `${long}\n\n各领域合作。客人离开。`
    const { sentences, torn } = sentencesOf(articleOf(text))
    expect(sentences.map(({ paragraph }) => paragraph)).toEqual([0, 0])
    expect(text.slice(sentences[0]!.start, sentences[0]!.end)).toBe(`${long}\n\n各领域合作。`)
    expect(torn).toEqual([{ start: long.length, end: long.length + 2 }])
  })

  it.each([
    ['a short line without a stop', '合作共赢\n客人离开。'],
    ['a paragraph that ends with a colon', `${long}：\n客人离开。`],
    ['a paragraph that ends with a quotation', `${long}”\n客人离开。`],
    ['a paragraph before a heading', `${long}\n# 合作\n客人离开。`],
  ])('%s is whole', (_, text) => {
    expect(sentencesOf(articleOf(text)).torn).toEqual([])
  })
})
