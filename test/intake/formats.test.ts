// Every format of intake on files of our own making: what is read, and that every character leads back to its source.
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { type SourceBytes, type Taken, take, takeAny } from '../../src/intake/intake.ts'
import type { Article } from '../../src/model/article.ts'
import { docxOf, odtOf, pdfOf, warcOf, zipOf } from './made.ts'
import { shipped } from './shipped.ts'

const pack = shipped()
const taken = (path: string, data: string | Uint8Array, more: Partial<SourceBytes> = {}): Taken =>
  take({ path, bytes: typeof data === 'string' ? Buffer.from(data) : data, ...more }, pack)
const first = ({ articles }: Taken): Article => {
  expect(articles.length).toBeGreaterThan(0)
  return articles[0] as Article
}
const reasons = ({ problems }: Taken): string[] => problems.filter((p) => p.kind === 'intake').map((p) => p.reason)
const parts = (a: Article): string[] => a.parts.map((p) => `${p.kind}: ${a.text.slice(p.start, p.end)}`)

/** Every run of equal length stands in the source as it does in the article; every word of the article is in a run. */
const leadsBack = (a: Article, source: string): void => {
  let at = 0
  for (const run of a.map) {
    expect(a.text.slice(at, run.start).trim()).toBe('')
    at = run.end
    const there = source.slice(run.source, run.sourceEnd ?? run.source + run.end - run.start)
    // White space on a web page is one space, whatever it is in the source.
    if (run.sourceEnd === undefined)
      expect(there.replace(/[\t\n\f\r]/gu, ' ')).toBe(a.text.slice(run.start, run.end).replace(/[\t\n\f\r]/gu, ' '))
    else expect(there).not.toBe('')
  }
  expect(a.text.slice(at).trim()).toBe('')
}

const LEAD = '外交部长在阿斯塔纳会见来访的客人，双方就两国关系和共同关心的国际问题交换意见。'

describe('web pages', () => {
  const page = (host: string, body: string): string =>
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>站点</title><link rel="canonical" href="https://${host}/a.html">
<script>var x = "<p>不是正文</p>";</script></head><body><div class="nav"><a href="/">首页</a><a href="/b">要闻</a></div>${body}
<div class="footer">版权所有</div></body></html>`
  const known = page(
    'www.mfa.gov.cn',
    `<div class="news-title"><h1>部长会见&nbsp;大使 &amp; 代表</h1><p class="time"><span>2023-07-05 18:20</span></p></div>
<div class="news-main"><p>　　2023年7月5日，外交部长<b>会见</b>大使。</p><p>双方谈到&ldquo;合作&rdquo;&#12290;</p></div>`,
  )

  it("a known publisher's layout", () => {
    const a = first(taken('a.html', known))
    expect(parts(a)).toEqual([
      'title: 部长会见\u00a0大使 & 代表',
      'dateline: 2023-07-05 18:20',
      'paragraph: 2023年7月5日，外交部长会见大使。',
      'paragraph: 双方谈到“合作”。',
    ])
    expect(a.published).toBe('2023-07-05')
    expect(a.publisher?.id).toBe('org:mfa-china')
    leadsBack(a, known)
  })
  it('an unknown layout: found by general rules, and said so', () => {
    const source = page(
      'example.org',
      `<div id="c1"><h1>部长会见大使</h1><div class="x"><p>${LEAD}</p><p>${LEAD}</p></div></div><div class="related"><ul><li><a href="/c">${LEAD}</a></li></ul></div>`,
    )
    const read = taken('a.html', source)
    const a = first(read)
    expect(parts(a)).toEqual(['title: 部长会见大使', `paragraph: ${LEAD}`, `paragraph: ${LEAD}`])
    expect(read.problems.map((p) => p.reason)).toContain(
      'The layout of this page is not known; its text was found by general rules.',
    )
    leadsBack(a, source)
  })
  it.each(['gbk', 'utf-16le'])('in %s', (encoding) => {
    const source = known.replace('charset="utf-8"', `charset="${encoding}"`)
    const a = first(taken('a.html', iconv.encode(source, encoding, { addBOM: encoding.startsWith('utf-16') })))
    expect(a.title).toBe('部长会见\u00a0大使 & 代表')
    leadsBack(a, source)
  })
  it('a page without text', () => {
    expect(reasons(taken('a.html', '<html><body><script>1</script></body></html>'))).toEqual([
      'The page holds no text.',
    ])
  })
  it('a dateline takes its year from the page', () => {
    const source = page(
      'www.news.cn',
      `<h1>两国外长会谈</h1><div class="info"><span class="time">2023-07-05</span></div><div id="detail"><p>新华社北京7月5日电 ${LEAD}</p></div>`,
    )
    expect(first(taken('a.html', source)).dateline).toMatchObject({ place: '北京', date: '2023-07-05' })
  })
  it('any markup leads back', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<b>',
      '<br>',
      '&amp;',
      '&nbsp;',
      '&#20013;',
      '中文',
      ' word ',
      '\n',
      '<!-- x -->',
      '<a href="x">',
      '</a>',
      '<script>x</script>',
      '&',
      '<',
      '<h2>',
      '</h2>',
      '　',
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), (all) => {
        const source = `<html><body><h1>Title</h1><p>${LEAD}</p>${all.join('')}</body></html>`
        for (const a of taken('a.html', source).articles) leadsBack(a, source)
      }),
      { numRuns: 300 },
    )
  })
})

describe('Markdown', () => {
  it('front matter, title, headings, links', () => {
    const source =
      '---\ntitle: Other\ndate: 2023-07-04\n---\n# Talks *held*\n\nASTANA, July 4 (Xinhua) -- They met [here](http://x.y/z).\n\n## More\n\n> They spoke.\n'
    const a = first(taken('a.md', source))
    expect(parts(a)).toEqual([
      'title: Talks held',
      'dateline: ASTANA, July 4 (Xinhua) --',
      'paragraph: They met here.',
      'heading: More',
      'paragraph: They spoke.',
    ])
    expect(a.dateline?.date).toBe('2023-07-04')
    leadsBack(a, source)
  })
})

describe('tables', () => {
  it('CSV, with quotes, and says which columns it took', () => {
    const source =
      'Headline,Body,Date\n"Talks, held","ASTANA, July 4 (Xinhua) -- They met.\n\nThey spoke.",2023-07-04\nSecond,They left the city.,2023-07-05\n'
    const read = taken('a.csv', source)
    expect(read.articles.map((a) => [a.title, a.published, a.source.entry])).toEqual([
      ['Talks, held', '2023-07-04', 'row 2'],
      ['Second', '2023-07-05', 'row 3'],
    ])
    expect(read.problems.map((p) => p.reason)).toContain(
      'Columns were taken by their names: title from "Headline", text from "Body", published from "Date".',
    )
    for (const a of read.articles) leadsBack(a, source)
  })
  it('JSON with Chinese names, JSON Lines with a broken line', () => {
    const row = { 标题: '部长会见大使', 正文: `新华社北京7月5日电 ${LEAD}`, 日期: '2023-07-05', 来源: '新华社' }
    expect(first(taken('a.json', JSON.stringify({ articles: [row] })))).toMatchObject({
      title: '部长会见大使',
      published: '2023-07-05',
    })
    const lines = taken('a.jsonl', `${JSON.stringify(row)}\n{broken\n${JSON.stringify(row)}\n`)
    expect(lines.articles).toHaveLength(2)
    expect(reasons(lines)).toEqual(['Line 2 is no JSON and left out.'])
  })
  it('names the columns where none holds the text', () => {
    expect(reasons(taken('a.csv', 'x,y\n1,2\n'))).toEqual(['No column holds the text of an article; there are: x, y.'])
  })
})

describe('Word and OpenDocument', () => {
  it('styles, entities, and the paragraph as place', () => {
    const a = first(
      taken(
        'a.docx',
        docxOf([
          ['Title', '部长会见大使'],
          ['', `新华社北京2023年7月5日电 ${LEAD}`],
          ['Heading2', '成果'],
          ['', 'A & B 签署文件。'],
        ]),
      ),
    )
    expect(a.parts.map((p) => p.kind)).toEqual(['title', 'dateline', 'paragraph', 'heading', 'paragraph'])
    expect(a.text).toContain('A & B')
    expect(a.map.at(-1)?.place).toEqual({ part: 'word/document.xml', paragraph: 4 })
  })
  it('leaves out what was deleted', () => {
    const file = zipOf([
      {
        name: 'word/document.xml',
        data: '<w:document><w:p><w:r><w:t>They met.</w:t></w:r><w:del><w:r><w:t>They fought.</w:t></w:r></w:del></w:p></w:document>',
      },
    ])
    expect(first(taken('a.docx', file)).text).toBe('They met.')
  })
  it('reads no external entity', () => {
    const file = docxOf([['', 'They met &x; in peace.']], '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    const read = taken('a.docx', file)
    expect(first(read).text).not.toContain('root:')
  })
  it('OpenDocument', () => {
    const a = first(
      taken(
        'a.odt',
        odtOf('<text:h>部长会见大使</text:h><text:p>2023年7月5日，<text:span>外交部长</text:span>会见大使。</text:p>'),
      ),
    )
    expect(parts(a)).toEqual(['title: 部长会见大使', 'paragraph: 2023年7月5日，外交部长会见大使。'])
    expect(a.map.at(-1)?.place).toEqual({ part: 'content.xml', paragraph: 2 })
  })
})

describe('mail', () => {
  const eml = (headers: string, body: string): string =>
    `From: a@example.org\r\nMessage-ID: <1@example.org>\r\nDate: Wed, 5 Jul 2023 10:00:00 +0000\r\n${headers}\r\n\r\n${body}`
  it('subject, date, base64, and an attached page', () => {
    const text = Buffer.from(`新华社北京7月4日电 ${LEAD}`).toString('base64')
    const source = eml(
      `Subject: =?utf-8?B?${Buffer.from('部长会见大使').toString('base64')}?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"`,
      `--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${text}\r\n--b\r\nContent-Disposition: attachment; filename="a.html"\r\nContent-Type: text/html\r\n\r\n<html><h1>Second</h1><p>They met in the capital and spoke for long.</p></html>\r\n--b--\r\n`,
    )
    const read = taken('m.eml', source)
    expect(read.articles.map((a) => [a.title, a.source.entry])).toEqual([
      ['部长会见大使', undefined],
      ['Second', 'a.html'],
    ])
    expect(read.articles[0]).toMatchObject({ published: '2023-07-04', dateline: { date: '2023-07-04' } })
    expect(read.articles[0]?.map[0]?.place).toEqual({ part: 'part 1' })
  })
  it('quoted-printable in KOI8-R', () => {
    const bytes = [...iconv.encode('Министры обсудили отношения двух стран.', 'koi8-r')]
      .map((b) => `=${b.toString(16).toUpperCase().padStart(2, '0')}`)
      .join('')
    const a = first(
      taken(
        'm.eml',
        eml(
          'Subject: Talks\r\nContent-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: quoted-printable',
          bytes,
        ),
      ),
    )
    expect(a.text).toBe('Министры обсудили отношения двух стран.')
  })
})

describe('feeds', () => {
  it('RSS with escaped markup leads back through both layers', () => {
    const source =
      '<?xml version="1.0"?><rss><channel><item><title>Talks &amp; tea</title><link>https://tass.com/1</link><pubDate>Tue, 04 Jul 2023 10:00:00 GMT</pubDate><description>&lt;p&gt;They met &amp;amp; spoke.&lt;/p&gt;&lt;p&gt;Then they left.&lt;/p&gt;</description></item><item><title>Bare</title></item></channel></rss>'
    const read = taken('f.xml', source)
    const a = first(read)
    expect(parts(a)).toEqual(['title: Talks & tea', 'paragraph: They met & spoke.', 'paragraph: Then they left.'])
    expect(a).toMatchObject({ published: '2023-07-04', publisher: { id: 'org:tass' } })
    expect(reasons(read)).toEqual(['item 2: The entry "Bare" holds no text.'])
    leadsBack(a, source)
  })
  it('Atom with CDATA', () => {
    const source =
      '<feed><entry><title>Talks</title><link href="https://x.example/1"/><published>2023-07-04T10:00:00Z</published><content type="html"><![CDATA[<p>They met &amp; spoke for long.</p>]]></content></entry></feed>'
    const a = first(taken('f.atom', source))
    expect(a.text).toContain('They met & spoke for long.')
    leadsBack(a, source)
  })
  it('a sitemap holds no article', () => {
    expect(reasons(taken('s.xml', '<urlset><url><loc>https://x.example/1</loc></url></urlset>'))).toEqual([
      'The file is a sitemap of 1 addresses; it holds no article itself.',
    ])
  })
})

describe('archives', () => {
  it('ZIP of several formats, one of them broken', () => {
    const read = taken(
      'a.zip',
      zipOf([
        { name: 'a.txt', data: `标题\n\n新华社北京2023年7月5日电 ${LEAD}\n` },
        { name: 'b/c.html', data: `<html><h1>B</h1><p>${LEAD}</p></html>` },
        { name: 'p.png', data: 'x' },
        { name: 'd.dat', data: Buffer.from([0, 1, 2, 0]) },
      ]),
    )
    expect(read.articles.map((a) => a.source.entry)).toEqual(['a.txt', 'b/c.html'])
    expect(reasons(read)).toEqual(['d.dat: The file is binary, not text.'])
  })
  it('WARC, packed and not, with a record cut off', () => {
    const page = Buffer.from(`<html><body><h1>T</h1><div id="detail"><p>${LEAD}</p></div></body></html>`)
    const warc = warcOf([
      ['https://www.news.cn/1.html', '', page],
      ['https://example.org/2', 'Content-Encoding: gzip\r\n', gzipSync(page)],
    ])
    for (const [name, data] of [
      ['a.warc', warc],
      ['a.warc.gz', gzipSync(warc)],
    ] as const) {
      const read = taken(name, data)
      expect(read.articles.map((a) => [a.source.entry, a.publisher?.id])).toEqual([
        ['https://www.news.cn/1.html', 'org:xinhua'],
        ['https://example.org/2', undefined],
      ])
    }
    expect(reasons(taken('a.warc', warc.subarray(0, warc.length - 40)))).toEqual([
      'The last record of the archive is cut off and was left out.',
    ])
  })
})

describe('PDF', () => {
  const any = (data: Uint8Array): Promise<Taken> => takeAny({ path: 'a.pdf', bytes: data }, pack)
  const column = (x: number, lines: readonly string[]) =>
    lines.map((text, i) => ({ x, y: 700 - i * 12, size: 10, text }))
  it('two columns in order, hyphens undone, title by its size, page and box of every word', async () => {
    const left = [
      'The ministers met in the capital and',
      'spoke of trade, of transport and of edu-',
      'cation in both countries at length on',
      'the first day.',
    ]
    const right = [
      'On the second day they signed three',
      'documents and agreed to meet again in',
      'the spring of the following year there',
      'too.',
    ]
    const a = first(
      await any(pdfOf([[{ x: 50, y: 760, size: 20, text: 'Talks Held' }, ...column(50, left), ...column(320, right)]])),
    )
    expect(a.title).toBe('Talks Held')
    expect(a.text).toContain('of transport and of education in both countries')
    expect(a.text.indexOf('first day')).toBeLessThan(a.text.indexOf('On the second day'))
    expect(a.map[0]?.place).toMatchObject({ page: 1, box: [50, 756, expect.any(Number), 780] })
  })
  it('heads that all pages share are left out', async () => {
    const pages = [1, 2, 3, 4].map((n) => [
      { x: 50, y: 780, size: 8, text: `Bulletin 7 page ${n}` },
      ...column(50, [`Sentence number ${n} begins here and it`, 'goes on for a second line to the end.']),
    ])
    const a = first(await any(pdfOf(pages)))
    expect(a.text).not.toContain('Bulletin')
    expect(a.text).toContain('Sentence number 4')
  })
  it('a scan, a broken file', async () => {
    expect(reasons(await any(pdfOf([[]])))).toEqual([
      'The PDF holds no text, only pictures: it is probably a scan and needs OCR first.',
    ])
    expect(reasons(await any(Buffer.from('%PDF-1.4 nonsense')))).toEqual(['The PDF is damaged and cannot be opened.'])
  })
})

describe('hostile sources end in one clear problem', () => {
  it.each([
    [
      'a bomb',
      () => zipOf([{ name: 'a.txt', data: Buffer.alloc(200 * 1024 * 1024, 65), claims: 10 }]),
      'a.txt: This member was left out: it is too big when unpacked.',
    ],
    [
      'archives in archives',
      () =>
        zipOf([
          {
            name: '1.zip',
            data: zipOf([
              { name: '2.zip', data: zipOf([{ name: '3.zip', data: zipOf([{ name: '4.txt', data: 'x' }]) }]) },
            ]),
          },
        ]),
      '1.zip: 2.zip: 3.zip: Archives are opened 3 deep; this one lies deeper.',
    ],
    [
      'an archive cut off',
      () => zipOf([{ name: 'a.txt', data: 'They met.' }]).subarray(0, 40),
      'The archive has no table of contents: its end is missing.',
    ],
    [
      'a spreadsheet',
      () => zipOf([{ name: 'xl/workbook.xml', data: '<x/>' }]),
      'The file is an Excel or PowerPoint document, which is not read; save it as text or CSV.',
    ],
    [
      'RTF',
      () => Buffer.from('{\\rtf1 They met.}'),
      'The file is RTF, which is not read; save it as DOCX, ODT or text.',
    ],
    ['gzip cut off', () => gzipSync(Buffer.from('They met.')).subarray(0, 12), 'The packed file is damaged.'],
  ])('%s', (_, data, reason) => {
    expect(reasons(taken('a.bin', data()))).toEqual([reason])
  })
  it.each([
    ['deep HTML', `<html>${'<div>'.repeat(300_000)}They met in the capital and spoke.`],
    ['many attributes', `<html><p ${'a=b '.repeat(200_000)}>They met in the capital and spoke.</p>`],
    ['unclosed comments', `<html><p>They met in the capital and spoke.</p>${'<!--'.repeat(200_000)}`],
    ['deep JSON', `${'['.repeat(100_000)}1${']'.repeat(100_000)}`],
    [
      'a mail of many parts',
      `Message-ID: x\r\nSubject: y\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(50_000)}`,
    ],
    ['open brackets in Markdown', '['.repeat(300_000)],
    ['stars in Markdown', '*'.repeat(300_001)],
  ])('%s is read in time', (name, text) => {
    const started = performance.now()
    taken(
      name.includes('HTML') || name.includes('attributes') || name.includes('comments')
        ? 'a.html'
        : name.includes('Markdown')
          ? 'a.md'
          : name.includes('JSON')
            ? 'a.json'
            : 'a.eml',
      text,
    )
    expect(performance.now() - started).toBeLessThan(5000)
  })
  it('a damaged byte anywhere never throws', () => {
    const sources: [string, Buffer][] = [
      [
        'a.docx',
        docxOf([
          ['Title', '部长'],
          ['', LEAD],
        ]),
      ],
      ['a.zip', zipOf([{ name: 'a.txt', data: LEAD }])],
      ['a.warc', warcOf([['https://x.example/', '', Buffer.from(`<p>${LEAD}</p>`)]])],
      ['a.html', Buffer.from(`<html><body><h1>T</h1><p>${LEAD}</p></body></html>`)],
      ['a.json', Buffer.from(JSON.stringify([{ title: 'T', text: LEAD }]))],
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        fc.nat(),
        ([name, bytes], at, byte, cut) => {
          const damaged = Buffer.from(bytes)
          damaged[at % damaged.length] = byte
          const end = cut % 3 === 0 ? cut % damaged.length : damaged.length
          expect(() => taken(name, damaged.subarray(0, end))).not.toThrow()
        },
      ),
      { numRuns: 1500 },
    )
  })
})
