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
    drawing: 'Drawing the network',
    pairs: 'Pairs',
    pairsNote: 'most events first',
    events: (n: number) => s(n, 'event'),
    met: (n: number) => s(n, 'meeting'),
    calls: (n: number) => s(n, 'call'),
    planned: (n: number) => `${n} not told as past`,
    all: 'all',
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
}
