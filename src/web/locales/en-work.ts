// The interface in English, third part: the network of meetings, and taking texts in.

const s = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

export const work = {
  relations: {
    title: 'Who meets whom',
    nav: 'Relations',
    lede: 'Each line is a pair; its width is how often texts tell that the two met or called. Choose one to read every sentence behind it.',
    people: 'People',
    states: 'States',
    among: 'Who stands for a dot',
    network: 'Network',
    networkNote: (shown: number, of: number) =>
      shown === of ? s(of, 'pair') : `the ${shown} pairs of most events, of ${of}`,
    picture: (nodes: number, pairs: number) =>
      `Network of ${nodes} who met, joined by ${s(pairs, 'line')}. The same pairs stand as a list beside it.`,
    pairs: 'Pairs',
    pairsNote: 'most events first',
    met: (n: number) => s(n, 'meeting'),
    calls: (n: number) => s(n, 'call'),
    planned: (n: number) => `${n} not told as past`,
    behind: 'Every event behind this line',
    page: (name: string) => `page of ${name}`,
    years: 'Events by year; choose one, and a second to make a span',
    year: (year: string, n: number) => `${year}: ${s(n, 'event')}`,
    anyYear: 'any year',
    none: 'No text on record tells of a meeting of two who are named, in this span.',
    row: 'pair',
    key: { happened: 'met', planned: 'announced or proposed only', width: 'the wider, the more events' },
    choose: 'Choose a line or a pair.',
  },
  add: {
    title: 'Add texts',
    nav: 'Add',
    lede: 'Files or pasted text are read on this machine and kept in the record. Nothing leaves it but the request for a page whose address you give.',
    drop: 'Drop files here, or',
    choose: 'choose files',
    formats: (mb: number) =>
      `Text, HTML, PDF, Word, e-mail, JSON, CSV, feeds, web archives and zip files; up to ${mb} MB each.`,
    paste: 'Or paste a text, with its title and dateline, or an address',
    from: 'Where it is from (a name or an address)',
    pasted: 'pasted text',
    read: 'Read it',
    nothing: 'Nothing was pasted yet.',
    addressTitle: 'An address on the web',
    address:
      'Paste the address alone, and Chancery asks its site for that one page, as a guest: robots.txt is kept to, and addresses inside your own network are refused. A page behind a login cannot be had so: save it in a browser (Ctrl+S) and drop the file here. “chancery watch” follows feeds and sitemaps.',
    found: 'What was found',
    reading: (done: number, of: number) => `${done} of ${of} read`,
    sum: (documents: number, claims: number) => `${s(documents, 'document')}, ${s(claims, 'claim')}`,
    stop: 'stop',
    held: 'already in the record',
    large: (mb: number, most: number) =>
      `${mb} MB is more than the ${most} MB that are taken here. Larger sources go in by “chancery read”.`,
    states: {
      waiting: 'waits',
      reading: 'being read',
      stopped: 'left out: stopped',
      folder: 'This is a folder, or a file that cannot be opened. Choose the files in it.',
    },
    toDocuments: 'To all documents',
    emptyDo: 'Add a first text',
  },
  since: {
    title: (day: string) => `Since you last looked, ${day}`,
    nothing: 'nothing new',
    texts: 'New texts',
    findings: 'New findings',
    due: 'Due, or due soon',
  },
}
