// A folder of files of our own making over all formats, encodings and kinds of damage, each with what must come of it.
import { gzipSync, inflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { docxOf, odtOf, pdfOf, warcOf, zipOf } from './made.ts'

type Tongue = 'hans' | 'hant' | 'en' | 'ru'

interface Report {
  readonly language: string
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** Small reports in our own words, with things in them that are read. */
export const REPORTS: Readonly<Record<Tongue, Report>> = {
  hans: {
    language: 'zh-Hans',
    title: '两国元首在杜尚别会谈',
    paragraphs: [
      '2024年7月5日，习近平主席在杜尚别同拉赫蒙总统举行会谈。',
      '习近平指出，中方愿同塔方扩大农业合作，把口岸建设得更好。',
      '拉赫蒙表示，塔方支持上海合作组织发挥更大作用。',
    ],
  },
  hant: {
    language: 'zh-Hant',
    title: '兩國元首在杜尚別會談',
    paragraphs: [
      '2024年7月5日，習近平主席在杜尚別同拉赫蒙總統舉行會談。',
      '習近平指出，中方願同塔方擴大農業合作，把口岸建設得更好。',
      '拉赫蒙表示，塔方支持上海合作組織發揮更大作用。',
    ],
  },
  en: {
    language: 'en',
    title: 'Presidents hold talks in Dushanbe',
    paragraphs: [
      'On July 5, 2024, Chinese President Xi Jinping held talks with Tajik President Emomali Rahmon in Dushanbe.',
      'Xi said that China is ready to widen cooperation in farming and to build better border crossings.',
      'Rahmon said that Tajikistan supports a greater role of the Shanghai Cooperation Organization, as Le Monde Économique wrote.',
    ],
  },
  ru: {
    language: 'ru',
    title: 'Переговоры президентов в Душанбе',
    paragraphs: [
      '5 июля 2024 года Си Цзиньпин провёл в Душанбе переговоры с Эмомали Рахмоном.',
      'Си Цзиньпин заявил, что Китай готов расширять сотрудничество в сельском хозяйстве.',
      'Рахмон заявил, что Таджикистан поддерживает усиление роли Шанхайской организации сотрудничества.',
    ],
  },
}

/** What stands in a source where an article says that it stands there. */
export interface Original {
  /** The decoded text that positions count in, by the entry and the part that the article names. */
  readonly text: (entry: string | undefined, part: string | undefined) => string
}

export interface WellFormed {
  readonly name: string
  readonly bytes: Uint8Array
  /** Each article: its title, if the source has one, and its paragraphs, letter by letter. */
  readonly articles: readonly (Report & { readonly titled: boolean })[]
  readonly encoding?: string
  readonly original: Original
  /** The PDF in whose pages the text lies, in boxes. */
  readonly paged?: Uint8Array
}

const ENCODINGS: Readonly<Record<Tongue, readonly string[]>> = {
  hans: ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'gb18030', 'gbk'],
  hant: ['utf-8', 'utf-16le', 'big5'],
  en: ['utf-8', 'utf-16be', 'windows-1252'],
  ru: ['utf-8', 'utf-16le', 'windows-1251', 'koi8-r'],
}
/** Encodings that are read as a larger one that holds them. */
const READ_AS: Readonly<Record<string, string>> = { 'utf-8-bom': 'utf-8', gbk: 'gb18030' }
const TONGUES = Object.keys(REPORTS) as Tongue[]

const encoded = (text: string, encoding: string): Buffer =>
  encoding === 'utf-8-bom'
    ? iconv.encode(text, 'utf-8', { addBOM: true })
    : iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') })

const flat = (text: string): Original => ({ text: () => text })

interface Draft {
  readonly tongue: Tongue
  readonly name: string
  readonly text: string
  readonly encoding?: string
  readonly titled?: boolean
}

const plain = ({ tongue, name, text, encoding = 'utf-8', titled = true }: Draft): WellFormed => ({
  name: `${name}`,
  bytes: encoded(text, encoding),
  articles: [{ ...REPORTS[tongue], titled }],
  encoding: READ_AS[encoding] ?? encoding,
  original: flat(text),
})

const texts = (): WellFormed[] =>
  TONGUES.flatMap((tongue) => {
    const { title, paragraphs } = REPORTS[tongue]
    const lines = [title, '', ...paragraphs.flatMap((one) => [one, ''])]
    const one = (name: string, text: string, encoding?: string) =>
      plain({ tongue, name: `text-${tongue}-${name}.txt`, text, ...(encoding ? { encoding } : {}) })
    return [
      ...ENCODINGS[tongue].map((encoding) => one(encoding, lines.join('\n'), encoding)),
      one('crlf', lines.join('\r\n')),
      one('unbroken-end', lines.join('\n').trimEnd()),
    ]
  })

const markdown = (): WellFormed[] =>
  TONGUES.flatMap((tongue) => {
    const { title, paragraphs } = REPORTS[tongue]
    const [first, ...rest] = paragraphs
    return ENCODINGS[tongue].slice(0, 2).map((encoding) =>
      plain({
        tongue,
        name: `markdown-${tongue}-${encoding}.md`,
        text: `# ${title}\n\n**${first}**\n\n${rest.map((one) => `> ${one}`).join('\n\n')}\n`,
        encoding,
      }),
    )
  })

const htmlText = (tongue: Tongue, charset: string, paragraph = (one: string) => `<p>${one}</p>`): string => {
  const { title, paragraphs, language } = REPORTS[tongue]
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="${charset}"><title>${title}</title><style>p{margin:0}</style></head>
<body><ul class="nav"><li><a href="/">1</a></li><li><a href="/2">2</a></li></ul><article><h1>${title}</h1>
${paragraphs.map(paragraph).join('\n')}
</article><script>document.write("<p>x</p>")</script></body></html>`
}

const MARKUP: readonly (readonly [string, (one: string) => string])[] = [
  ['spans', (one) => `<p><span style="a">${one.slice(0, 9)}</span><b>${one.slice(9, 14)}</b>${one.slice(14)}</p>`],
  ['references', (one) => `<p>${[...one].map((c, i) => (i % 7 === 3 ? `&#${c.codePointAt(0)};` : c)).join('')}</p>`],
  ['unclosed', (one) => `<p>${one}`],
  ['comments', (one) => `<p>${one.slice(0, 8)}<!-- no -->${one.slice(8)}</p>`],
  ['divisions', (one) => `<div class="text"><div>${one}</div></div>`],
  ['upper-case', (one) => `<P ALIGN=left>${one}</P>`],
]

const pages = (): WellFormed[] =>
  TONGUES.flatMap((tongue) => [
    ...ENCODINGS[tongue]
      .map((encoding) =>
        plain({
          tongue,
          name: `page-${tongue}-${encoding}.html`,
          text: htmlText(tongue, encoding.replace('-bom', '')),
          encoding,
        }),
      )
      .map((page) => (page.name.endsWith('-gbk.html') ? { ...page, encoding: 'gbk' } : page)),
    ...MARKUP.map(([name, paragraph]) =>
      plain({ tongue, name: `page-${tongue}-${name}.html`, text: htmlText(tongue, 'utf-8', paragraph) }),
    ),
  ])

const office = (): WellFormed[] =>
  TONGUES.flatMap((tongue) => {
    const report = REPORTS[tongue]
    const { title, paragraphs } = report
    const styled = [['Title', title], ...paragraphs.map((one) => ['', one])] as [string, string][]
    const docx = docxOf(styled)
    const odt = odtOf(`<text:h>${title}</text:h>${paragraphs.map((one) => `<text:p>${one}</text:p>`).join('')}`)
    return [
      { name: `word-${tongue}.docx`, bytes: docx, articles: [{ ...report, titled: true }], original: membersOf(docx) },
      { name: `open-${tongue}.odt`, bytes: odt, articles: [{ ...report, titled: true }], original: membersOf(odt) },
    ]
  })

/** The members of an archive, unpacked by other means than those under test. */
const membersOf = (archive: Uint8Array): Original => ({
  text: (_, part) => unzipped(archive, part ?? ''),
})

const mails = (): WellFormed[] =>
  TONGUES.flatMap((tongue) => {
    const report = REPORTS[tongue]
    const body = report.paragraphs.join('\r\n\r\n')
    const charset = ENCODINGS[tongue].at(-1) ?? 'utf-8'
    const subject = `=?utf-8?B?${Buffer.from(report.title).toString('base64')}?=`
    const head = `From: press@example.org\r\nMessage-ID: <1@example.org>\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n`
    const letter = (name: string, rest: string | Buffer): WellFormed => ({
      name: `mail-${tongue}-${name}.eml`,
      bytes: Buffer.concat([Buffer.from(head), Buffer.from(rest as string)]),
      articles: [{ ...report, titled: false }],
      original: flat(body),
    })
    const quoted = [...Buffer.from(body)].map((b) =>
      b === 13 || b === 10 || (b > 32 && b < 127 && b !== 61)
        ? String.fromCharCode(b)
        : `=${b.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    return [
      letter('eight-bit', `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${body}`),
      letter(
        'base64',
        `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n${iconv.encode(body, charset).toString('base64')}`,
      ),
      letter(
        'quoted-printable',
        `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted.join('')}`,
      ),
    ]
  })

const tables = (): WellFormed[] => {
  const all = TONGUES.map((tongue) => ({ ...REPORTS[tongue], titled: true }))
  const rows = all.map(({ title, paragraphs }) => ({ title, text: paragraphs.join('\n\n'), date: '2024-07-05' }))
  const table = (comma: string): string =>
    [['title', 'text', 'date'], ...rows.map((row) => Object.values(row))]
      .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(comma))
      .join('\n')
  const cell: Original = {
    text: (_, part) => {
      const [, row, column] = /(\d+)\]?\.(\w+)$/u.exec(part ?? '') ?? []
      const index = Number(row) - ((part ?? '').startsWith('line') ? 1 : 0)
      return rows[index]?.[column as 'title' | 'text'] ?? ''
    },
  }
  const made = (name: string, text: string, original: Original): WellFormed => ({
    name,
    bytes: Buffer.from(text),
    articles: all,
    original,
  })
  return [
    ...([',', ';', '\t'] as const).map((comma, i) =>
      made(`table-${i}.${comma === '\t' ? 'tsv' : 'csv'}`, table(comma), flat(table(comma))),
    ),
    made('table-crlf.csv', table(',').replaceAll('\n', '\r\n'), flat(table(',').replaceAll('\n', '\r\n'))),
    made('list.json', JSON.stringify(rows), cell),
    made('held.json', JSON.stringify({ count: rows.length, articles: rows }, undefined, 2), cell),
    made('lines.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'), cell),
    { ...plain({ tongue: 'hans', name: 'table-gbk.csv', text: table(',').split('\n"兩')[0] ?? '', encoding: 'gbk' }) },
  ]
}

const feeds = (): WellFormed[] =>
  TONGUES.flatMap((tongue) => {
    const { title, paragraphs } = REPORTS[tongue]
    const body = paragraphs.map((one) => `<p>${one}</p>`).join('')
    const escaped = body.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const rss = (inside: string) =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><title>${title}</title><link>https://x.example/1</link>${inside}</item></channel></rss>`
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>${title}</title><link href="https://x.example/1"/><content type="html"><![CDATA[${body}]]></content></entry></feed>`
    const one = (name: string, text: string) => plain({ tongue, name: `feed-${tongue}-${name}.xml`, text })
    return [
      one('escaped', rss(`<description>${escaped}</description>`)),
      one('cdata', rss(`<content:encoded><![CDATA[${body}]]></content:encoded>`)),
      one('atom', atom),
    ]
  })

const archives = (): WellFormed[] => {
  const all = TONGUES.map((tongue) => ({ ...REPORTS[tongue], titled: true }))
  const texts = new Map(TONGUES.map((tongue) => [`${tongue}.html`, htmlText(tongue, 'utf-8')]))
  const members = [...texts].map(([name, data]) => ({ name, data }))
  const urls = new Map([...texts].map(([name, text]) => [`https://x.example/${name}`, text]))
  const inZip: Original = { text: (entry) => texts.get((entry ?? '').split('!').at(-1) ?? '') ?? '' }
  const inWarc: Original = { text: (entry) => urls.get(entry ?? '') ?? '' }
  const warc = warcOf([...urls].map(([url, text]) => [url, '', Buffer.from(text)]))
  const packed = warcOf([...urls].map(([url, text]) => [url, 'Content-Encoding: gzip\r\n', gzipSync(text)]))
  const chunk = (text: string) => {
    const bytes = Buffer.from(text)
    const cut = (from: number, to: number) =>
      Buffer.concat([Buffer.from(`${(to - from).toString(16)}\r\n`), bytes.subarray(from, to), Buffer.from('\r\n')])
    return Buffer.concat([cut(0, 101), cut(101, bytes.length), Buffer.from('0\r\n\r\n')])
  }
  const chunked = warcOf([...urls].map(([url, text]) => [url, 'Transfer-Encoding: chunked\r\n', chunk(text)]))
  const made = (name: string, bytes: Uint8Array, original: Original): WellFormed => ({
    name,
    bytes,
    articles: all,
    original,
  })
  const one = plain({ tongue: 'en', name: 'page.html.gz', text: htmlText('en', 'utf-8') })
  return [
    made('packed.zip', zipOf(members), inZip),
    made('stored.zip', zipOf(members.map((member) => ({ ...member, store: true }))), inZip),
    made('zip-in-zip.zip', zipOf([{ name: 'inner.zip', data: zipOf(members) }]), inZip),
    made('site.warc', warc, inWarc),
    made('site.warc.gz', gzipSync(warc), inWarc),
    made('packed.warc', packed, inWarc),
    made('chunked.warc', chunked, inWarc),
    { ...one, bytes: gzipSync(one.bytes) },
  ]
}

/** Lines of at most so many letters, so that each paragraph is a block of them. */
const wrapped = (text: string, width: number): string[] =>
  text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
    return lines
  }, [])

const printed = (): WellFormed[] => {
  const report = { ...REPORTS.en, titled: true }
  const lines = (width: number) => report.paragraphs.map((one) => wrapped(one, width))
  const set = (x: number, width: number, top: number) => {
    let y = top
    return lines(width).flatMap((paragraph) => {
      const placed = paragraph.map((text, i) => ({ x, y: y - i * 12, size: 10, text }))
      y -= paragraph.length * 12 + 14
      return placed
    })
  }
  const title = { x: 50, y: 760, size: 20, text: report.title }
  const made = (name: string, paged: Uint8Array, bytes = paged): WellFormed => ({
    name,
    bytes,
    articles: [report],
    original: flat(''),
    paged,
  })
  const wide = pdfOf([[title, ...set(50, 90, 700)]])
  const attached = [
    'From: a@example.org',
    'Message-ID: <1@example.org>',
    'MIME-Version: 1.0',
    'Content-Type: application/pdf; name="a.pdf"',
    'Content-Disposition: attachment; filename="a.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    wide.toString('base64'),
  ]
  return [
    made('print-wide.pdf', wide),
    made('print-narrow.pdf', pdfOf([[title, ...set(50, 50, 700)]])),
    made('print-indented.pdf', pdfOf([[title, ...set(120, 70, 650)]])),
    made('print-packed.zip', wide, zipOf([{ name: 'a.pdf', data: wide }])),
    made('print-attached.eml', wide, Buffer.from(attached.join('\r\n'))),
  ]
}

export const wellFormed = (): readonly WellFormed[] => [
  ...texts(),
  ...markdown(),
  ...pages(),
  ...office(),
  ...mails(),
  ...tables(),
  ...feeds(),
  ...archives(),
  ...printed(),
]

/** By the system's own means: the fixtures' archives hold one deflated member after another. */
function unzipped(archive: Uint8Array, name: string): string {
  const buffer = Buffer.from(archive)
  for (let at = 0; buffer.readUInt32LE(at) === 0x04034b50; ) {
    const [size, length] = [buffer.readUInt32LE(at + 18), buffer.readUInt16LE(at + 26)]
    const start = at + 30 + length
    const packed = buffer.subarray(start, start + size)
    if (buffer.toString('utf8', at + 30, start) === name)
      return (buffer.readUInt16LE(at + 8) === 8 ? inflateRawSync(packed) : packed).toString('utf8')
    at = start + size
  }
  return ''
}
