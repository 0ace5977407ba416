// Texts that make a careless reader slow: each grows with n, and twice the text should take twice the time.

export interface Shape {
  readonly name: string
  /** Code units of the smallest run. */
  readonly base: number
  readonly make: (n: number) => string
}

/** Stands before every shape, so that its language is known. */
export const LEAD = '中国外交部发言人3日在北京主持例行记者会，介绍有关情况。\n\n'

/** A unit repeated up to n code units. */
const repeat = (unit: string, n: number): string => unit.repeat(Math.max(1, Math.floor(n / unit.length)))

/** Units taken in turn up to n code units, so that no run of the text is like the one before. */
function turns(units: readonly string[], n: number): string {
  const out: string[] = []
  let size = 0
  for (let i = 0; size < n; i++) {
    const unit = units[(i * 7) % units.length]!
    out.push(unit)
    size += unit.length
  }
  return out.join('')
}

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const GIVEN = [...'建国志明文华海波晓东立新春生永平长江']
/** Invented names, each another than the one before: officials of a title, so that the document gives the names. */
const officials = (n: number): string => {
  const out: string[] = []
  let size = 0
  for (let i = 0; size < n; i++) {
    const name = SURNAMES[i % 20]! + GIVEN[Math.floor(i / 20) % 18]! + GIVEN[Math.floor(i / 360) % 18]!
    const unit = `外交部长${name}会见了客人。`
    out.push(unit)
    size += unit.length
  }
  return out.join('')
}

const PLAIN = ['友谊', '山河', '道路', '春天', '学校', '工厂', '粮食', '桥梁', '机场', '市场', '青年']
const STATES = [
  '哈萨克斯坦',
  '塔吉克斯坦',
  '乌兹别克斯坦',
  '吉尔吉斯斯坦',
  '巴基斯坦',
  '白俄罗斯',
  '伊朗',
  '印度',
  '蒙古国',
]

const TALKS = [
  '国家主席习近平在北京同哈萨克斯坦总统托卡耶夫举行会谈，双方就合作交换了意见。\n',
  '习近平指出，中国愿同哈方深化合作，上海合作组织成员国要加强团结。\n',
  '托卡耶夫表示，他愿推动两国关系发展，两国元首共同见证签署合作文件。\n',
]

export const SHAPES: readonly Shape[] = [
  { name: 'one long report', base: 400_000, make: (n) => turns(TALKS, n) },
  { name: 'one character', base: 40_000, make: (n) => repeat('国', n) },
  { name: 'one unknown character', base: 40_000, make: (n) => repeat('龘', n) },
  { name: 'one figure', base: 40_000, make: (n) => repeat('9', n) },
  { name: 'one numeral', base: 40_000, make: (n) => repeat('万', n) },
  { name: 'nested quotes', base: 20_000, make: (n) => '“'.repeat(n / 4) + repeat('合作', n / 2) + '”'.repeat(n / 4) },
  { name: 'quotes that never close', base: 20_000, make: (n) => repeat('他说“', n) },
  { name: 'nested titles 《', base: 20_000, make: (n) => '《'.repeat(n / 2) + '》'.repeat(n / 2) },
  { name: 'no punctuation, plain', base: 170_000, make: (n) => turns(PLAIN, n) },
  {
    name: 'no punctuation, verbs',
    base: 20_000,
    make: (n) => turns(['会见', '访问', '友谊', '强调', '中国', '举行', '会议'], n),
  },
  { name: 'many names given', base: 20_000, make: officials },
  {
    name: 'many states, listed',
    base: 20_000,
    make: (n) =>
      `${turns(
        STATES.map((s) => `${s}、`),
        n,
      )}举行会谈。`,
  },
  { name: 'many states, one run', base: 20_000, make: (n) => turns(STATES, n) },
  { name: 'only 的', base: 40_000, make: (n) => repeat('的', n) },
  { name: 'relative clauses, nested', base: 20_000, make: (n) => repeat('中国举行的', n) },
  { name: 'commas alone', base: 40_000, make: (n) => repeat('，', n) },
  { name: 'clauses, one sentence', base: 20_000, make: (n) => repeat('双方会谈，', n) },
  { name: 'dates, one sentence', base: 20_000, make: (n) => repeat('2024年7月4日至', n) },
  { name: 'white space', base: 80_000, make: (n) => `会谈${repeat(' \u3000\n', n)}会谈` },
  { name: 'short paragraphs', base: 20_000, make: (n) => repeat('中方表示赞赏\n\n', n) },
  { name: 'middle dots', base: 20_000, make: (n) => repeat('总统阿·', n) },
]
