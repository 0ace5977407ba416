// Files of our own making that are damaged, hostile or no text, each with the one sentence that is to be said of it.
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { REPORTS } from './folder.ts'
import { docxOf, pdfOf, warcOf, zipOf } from './made.ts'

export interface Damaged {
  readonly name: string
  readonly bytes: Uint8Array
  /** What is said of it. */
  readonly problem: string
  /** Articles that are read all the same. */
  readonly articles: number
}

const { title, paragraphs } = REPORTS.en
const TEXT = [title, ...paragraphs].join('\n\n')
const ROW = JSON.stringify({ title, text: paragraphs.join('\n\n') })
const docx = docxOf([
  ['Title', title],
  ['', paragraphs.join(' ')],
])
const warc = warcOf([['https://x.example/', '', Buffer.from(`<p>${TEXT}</p>`)]])

const damaged = (name: string, data: string | Uint8Array, problem: string, articles = 0): Damaged => ({
  name,
  bytes: Buffer.from(data as string),
  problem,
  articles,
})
const ENTITIES = 'The document defines words of its own for other words (entities); they stand as they are written.'
const BINARY = 'The file is binary, not text.'

const noText = (): Damaged[] => [
  damaged('empty.txt', '', 'The file is empty.'),
  damaged('empty.docx', '', 'The file is empty.'),
  damaged('blank.txt', ' \n \n', 'The file holds only white space.'),
  damaged('zeros.txt', Buffer.alloc(4000), BINARY),
  damaged('noise.txt', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 32)), BINARY),
  damaged(
    'picture.txt',
    Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(40)]),
    'The file is a PNG image, not text.',
  ),
  damaged(
    'photo.html',
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(40)]),
    'The file is a JPEG image, not text.',
  ),
  damaged(
    'old.doc',
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]),
    'The file is an older Word, Excel or PowerPoint file, not text.',
  ),
  damaged('packed.rar', Buffer.concat([Buffer.from('Rar!'), Buffer.alloc(40)]), 'The file is a RAR archive, not text.'),
  damaged('report.rtf', `{\\rtf1 ${TEXT}}`, 'The file is RTF, which is not read; save it as DOCX, ODT or text.'),
  damaged('script-only.html', '<html><body><script>1</script></body></html>', 'The page holds no text.'),
  damaged(
    'sitemap.xml',
    '<urlset><url><loc>https://x.example/1</loc></url></urlset>',
    'The file is a sitemap of 1 addresses; it holds no article itself.',
  ),
  damaged('empty-feed.xml', '<rss><channel></channel></rss>', 'The feed has no entry.'),
  damaged(
    'bare-item.xml',
    '<rss><channel><item><title>x</title></item></channel></rss>',
    'item 1: The entry "x" holds no text.',
  ),
  damaged('scan.pdf', pdfOf([[]]), 'The PDF holds no text, only pictures: it is probably a scan and needs OCR first.'),
  damaged('blank.docx', docxOf([['', '']]), 'The Word document holds no text.'),
  damaged('no-body.eml', 'Message-ID: <1@x>\r\nSubject: x\r\nFrom: y\r\n\r\n', 'The mail holds no text.'),
]

const cut = (): Damaged[] => [
  damaged('cut.docx', docx.subarray(0, docx.length - 30), 'The archive has no table of contents: its end is missing.'),
  damaged('half.docx', docx.subarray(0, docx.length / 2), 'The archive has no table of contents: its end is missing.'),
  damaged('torn-table.zip', torn(docx), 'The table of contents of the archive is damaged.'),
  damaged('torn-member.zip', tornMember(), 'a.txt: This member was left out: its packed bytes are damaged.'),
  damaged('cut.gz', gzipSync(TEXT).subarray(0, 30), 'The packed file is damaged.'),
  damaged(
    'cut.warc',
    warc.subarray(0, warc.length - 40),
    'The last record of the archive is cut off and was left out.',
  ),
  damaged('half.warc.gz', gzipSync(warc).subarray(0, 60), 'The packed archive is damaged.'),
  damaged('nonsense.pdf', '%PDF-1.4 nonsense', 'The PDF is damaged and cannot be opened.'),
  damaged(
    'cut.pdf',
    pdfOf([[{ x: 50, y: 700, size: 10, text: TEXT }]]).subarray(0, 60),
    'The PDF is damaged and cannot be opened.',
  ),
  damaged('broken.jsonl', `${ROW}\n{broken\n${ROW}`, 'Line 2 is no JSON and left out.', 2),
  damaged(
    'two-broken.jsonl',
    `${ROW}\n{broken\n${ROW}\n[1`,
    '2 lines, the first of them line 2, are no JSON and left out.',
    2,
  ),
  damaged('broken.json', '{"title": ', 'The file is no JSON.'),
  damaged('number.json', '7', 'The file holds no list of articles.'),
  damaged('no-text-column.csv', 'x,y\n1,2\n', 'No column holds the text of an article; there are: x, y.'),
  damaged('head-alone.csv', 'title,text\n', 'The table has no row below its first line.'),
  damaged('empty-column.csv', 'title,text\na,\n', 'Column "text" holds no text.'),
  damaged(
    'half-binary.zip',
    zipOf([
      { name: 'a.txt', data: TEXT },
      { name: 'b.dat', data: Buffer.from([0, 1, 2, 0]) },
    ]),
    'b.dat: The file is binary, not text.',
    1,
  ),
  damaged(
    'no-document.zip',
    zipOf([{ name: 'xl/workbook.xml', data: '<x/>' }]),
    'The file is an Excel or PowerPoint document, which is not read; save it as text or CSV.',
  ),
  damaged(
    'one-bad-byte.txt',
    bad(
      iconv.encode(
        [
          REPORTS.hans.title,
          ...REPORTS.hans.paragraphs,
          ...REPORTS.hans.paragraphs,
          ...REPORTS.hans.paragraphs,
          ...REPORTS.hans.paragraphs,
        ].join('\n\n'),
        'utf-8',
      ),
    ),
    'Bytes here are no character in utf-8, the encoding that fits the rest.',
    1,
  ),
]

const hostile = (): Damaged[] => [
  damaged(
    'bomb.zip',
    zipOf([{ name: 'a.txt', data: Buffer.alloc(200 * 1024 * 1024, 65), claims: 10 }]),
    'a.txt: This member was left out: it is too big when unpacked.',
  ),
  damaged('bomb.gz', gzipSync(Buffer.alloc(600 * 1024 * 1024, 65)), 'The packed file is too big when unpacked.'),
  damaged('nested.zip', nested(5), '2.zip: 3.zip: 4.zip: Archives are opened 3 deep; this one lies deeper.'),
  damaged(
    'nested.gz',
    [1, 2, 3, 4, 5].reduce<Buffer>((inner) => gzipSync(inner), Buffer.from(TEXT)),
    'Archives are opened 3 deep; this one lies deeper.',
  ),
  damaged('deep.html', `<html>${'<div>'.repeat(300_000)}${TEXT}`, 'The page holds no text.'),
  damaged('deep.json', `${'['.repeat(100_000)}1${']'.repeat(100_000)}`, 'The file holds no list of articles.'),
  damaged(
    'many-parts.eml',
    `Message-ID: x\r\nSubject: y\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\n\r\n'.repeat(50_000)}`,
    'The mail holds no text.',
  ),
  damaged(
    'laughs.docx',
    docxOf(
      [['', '&z;']],
      `<!DOCTYPE w [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY ${String.fromCharCode(98 + i)} "${`&${String.fromCharCode(97 + i)};`.repeat(10)}">`).join('')}]>`,
    ),
    ENTITIES,
    1,
  ),
  damaged('outside.docx', docxOf([['', '&x;']], '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), ENTITIES, 1),
  damaged('locked.zip', locked(), 'a.txt: This member was left out: it is locked with a password.'),
]

/** The table of contents points where there is none. */
function torn(archive: Uint8Array): Buffer {
  const bytes = Buffer.from(archive)
  bytes.writeUInt32LE(bytes.length - 60, bytes.length - 6)
  return bytes
}

function tornMember(): Buffer {
  const bytes = Buffer.from(zipOf([{ name: 'a.txt', data: TEXT }]))
  bytes.fill(0xff, 45, 90)
  return bytes
}

function nested(times: number): Buffer {
  let inner: { name: string; data: string | Buffer } = { name: 'a.txt', data: TEXT }
  for (let i = times; i > 0; i--) inner = { name: `${i}.zip`, data: zipOf([inner]) }
  return inner.data as Buffer
}

/** Says that its member is encrypted. */
function locked(): Buffer {
  const bytes = Buffer.from(zipOf([{ name: 'a.txt', data: TEXT }]))
  const table = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bytes.writeUInt16LE(bytes.readUInt16LE(table + 8) | 1, table + 8)
  return bytes
}

function bad(bytes: Buffer): Buffer {
  const made = Buffer.from(bytes)
  made[made.length >> 1] = 0xff
  return made
}

/** Small ones, which can be damaged further. */
export const smallDamage = (): readonly Damaged[] => [...noText(), ...cut()]

export const damagedFiles = (): readonly Damaged[] => [...smallDamage(), ...hostile()]
