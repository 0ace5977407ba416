// Files of our own making for the tests of intake: archives, office documents, mails, PDFs, built byte by byte.
import { crc32, deflateRawSync } from 'node:zlib'

export interface Packed {
  readonly name: string
  readonly data: string | Uint8Array
  readonly store?: boolean
  /** What the archive claims the unpacked size to be, where it lies. */
  readonly claims?: number
}

export const zipOf = (members: readonly Packed[]): Buffer => {
  const parts: Buffer[] = []
  const table: Buffer[] = []
  let offset = 0
  for (const { name, data, store, claims } of members) {
    const raw = Buffer.from(data as string)
    const packed = store ? raw : deflateRawSync(raw)
    const title = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x800, 2)
    fields.writeUInt16LE(store ? 0 : 8, 4)
    fields.writeUInt32LE(crc32(raw), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claims ?? raw.length, 18)
    fields.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), fields, title, packed])
    const end = Buffer.alloc(14)
    end.writeUInt32LE(offset, 10)
    table.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), fields, end, title]))
    parts.push(local)
    offset += local.length
  }
  const contents = Buffer.concat(table)
  const tail = Buffer.alloc(22)
  tail.writeUInt32LE(0x06054b50, 0)
  tail.writeUInt16LE(members.length, 8)
  tail.writeUInt16LE(members.length, 10)
  tail.writeUInt32LE(contents.length, 12)
  tail.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, contents, tail])
}

const xml = (s: string): string => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Paragraphs, each with the name of its style or none. */
export const docxOf = (paragraphs: readonly (readonly [style: string, text: string])[], before = ''): Buffer => {
  const body = paragraphs
    .map(([style, text]) => {
      const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''
      return `<w:p>${properties}<w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r></w:p>`
    })
    .join('')
  const document = `<?xml version="1.0" encoding="UTF-8"?>${before}<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`
  return zipOf([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: 'word/document.xml', data: document },
  ])
}

export const odtOf = (body: string): Buffer =>
  zipOf([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', store: true },
    { name: 'META-INF/manifest.xml', data: '<manifest/>' },
    {
      name: 'content.xml',
      data: `<?xml version="1.0"?><office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
  ])

export interface Placed {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly text: string
}

/** A PDF with one built-in font; each page is a list of placed Latin words. */
export const pdfOf = (pages: readonly (readonly Placed[])[]): Buffer => {
  const objects: string[] = []
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ')
  objects.push('<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  pages.forEach((page, i) => {
    const stream = page
      .map((p) => `BT /F1 ${p.size} Tf 1 0 0 1 ${p.x} ${p.y} Tm (${p.text.replace(/[\\()]/gu, '\\$&')}) Tj ET`)
      .join('\n')
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`,
    )
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
  })
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

export const warcOf = (pages: readonly (readonly [url: string, head: string, body: Uint8Array])[]): Buffer =>
  Buffer.concat(
    pages.map(([url, head, body]) => {
      const http = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${head}\r\n`), body])
      const record = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nContent-Length: ${http.length}\r\n\r\n`
      return Buffer.concat([Buffer.from(record), http, Buffer.from('\r\n\r\n')])
    }),
  )
