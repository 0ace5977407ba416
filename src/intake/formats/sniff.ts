// Which format a source is in: by its first bytes, then by what it is called. Content goes before names.

export type FormatName =
  | 'text'
  | 'markdown'
  | 'html'
  | 'pdf'
  | 'zip'
  | 'gzip'
  | 'warc'
  | 'feed'
  | 'json'
  | 'csv'
  | 'mail'
  | 'rtf'

/** What files are called that a folder is searched for; a file that is named itself may be called anything. */
export const READABLE_NAME =
  /\.(?:txt|text|md|markdown|x?html?|shtml|pdf|docx|odt|eml|jsonl?|ndjson|csv|tsv|xml|rss|atom|warc|warc\.gz|zip|txt\.gz)$/iu

export const formatOf = (bytes: Uint8Array, path: string, mediaType: string | undefined): FormatName => {
  const starts = (...head: readonly number[]): boolean => head.every((b, i) => bytes[i] === b)
  if (starts(0x50, 0x4b, 3, 4) || starts(0x50, 0x4b, 5, 6)) return 'zip'
  const head = headOf(bytes)
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf'
  const name = path.toLowerCase().replace(/[?#].*$/u, '')
  if (starts(0x1f, 0x8b)) return /\.warc\.gz$/u.test(name) ? 'warc' : 'gzip'
  if (head.startsWith('WARC/')) return 'warc'
  if (head.startsWith('{\\rtf')) return 'rtf'
  return ofText(head.trimStart(), name, mediaType?.toLowerCase().split(';')[0]?.trim() ?? '')
}

const headOf = (bytes: Uint8Array): string => {
  const head = bytes.subarray(0, 4096)
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head)
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head)
  return Buffer.from(head)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/u, '')
}

const ofText = (head: string, name: string, media: string): FormatName => {
  // a stylesheet may be named after the declaration, as in most sitemaps
  if (/^(?:<\?xml[^>]*>\s*)*(?:<!--[\s\S]{0,500}?-->\s*)?<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b/u.test(head))
    return 'feed'
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu.test(head))
    return 'html'
  if (
    (media === 'text/html' || media === 'application/xhtml+xml' || /\.(?:x?html?|shtml|aspx?|php|jsp)$/u.test(name)) &&
    head.includes('<')
  )
    return 'html'
  if (media === 'message/rfc822' || name.endsWith('.eml') || isMail(head)) return 'mail'
  if (/json/u.test(media) || /\.(?:json|jsonl|ndjson)$/u.test(name) || /^(?:\[\s*)?\{\s*"[^"\n]{1,60}"\s*:/u.test(head))
    return 'json'
  if (media === 'text/csv' || media === 'text/tab-separated-values' || /\.(?:csv|tsv)$/u.test(name)) return 'csv'
  if (media === 'text/markdown' || /\.(?:md|markdown)$/u.test(name)) return 'markdown'
  return 'text'
}

/** Three header lines at the top, one of which only mail has. */
const isMail = (head: string): boolean => {
  const lines = head.split(/\r?\n\r?\n/u)[0]?.split(/\r?\n/u) ?? []
  const headers = lines.filter((l) => /^[A-Za-z][\w-]{1,40}: ?\S/u.test(l))
  return (
    headers.length >= 3 &&
    headers.some((l) => /^(?:message-id|mime-version|received|return-path|delivered-to):/iu.test(l))
  )
}
