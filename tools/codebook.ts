// Examples of the codebook, read as the pages are made: each claim type, kind of id and way of telling a day, in each language.
import { loadPacks } from '../src/chancery.ts'
import type { LanguagePack } from '../src/knowledge/knowledge.ts'
import { ENTITY_KINDS, type EntityKind } from '../src/knowledge/world.ts'
import { read } from '../src/library/library.ts'
import type { Claim, ClaimType } from '../src/model/claim.ts'
import type { ProblemCode } from '../src/model/problem.ts'
import { readText } from '../src/reading/check.ts'

const LANGUAGES = { 'zh-Hans': 'Chinese', en: 'English', ru: 'Russian' } as const
type Tag = keyof typeof LANGUAGES
const TAGS = Object.keys(LANGUAGES) as readonly Tag[]

const { packs } = loadPacks()
if (!packs) throw new Error('the packs do not load; run `chancery packs check packs`.')
const { knowledge, publishers } = packs

function packOf(tag: Tag): LanguagePack {
  const pack = knowledge.languages.get(tag)
  if (!pack) throw new Error(`no pack speaks ${tag}`)
  return pack
}

const readIn = (tag: Tag, text: string): readonly Claim[] => readText(text, packOf(tag), knowledge)

const CLAIMS: Readonly<Record<ClaimType, Readonly<Record<Tag, string>>>> = {
  meeting: {
    'zh-Hans': '习近平主席同托卡耶夫总统举行会谈。',
    en: 'President Xi Jinping met with President Tokayev.',
    ru: 'Си Цзиньпин встретился с президентом Токаевым.',
  },
  visit: {
    'zh-Hans': '国家主席习近平将对哈萨克斯坦进行国事访问。',
    en: 'President Xi Jinping will pay a state visit to Kazakhstan.',
    ru: 'Владимир Путин посетит Монголию.',
  },
  gathering: {
    'zh-Hans': '中非合作论坛第八届部长级会议在达喀尔举行。',
    en: 'The 24th meeting of the SCO Council of Heads of State was held in Astana.',
    ru: 'Совет глав правительств СНГ пройдёт в Вене.',
  },
  ceremony: {
    'zh-Hans': '两国元首共同见证签署合作文件。',
    en: 'The two presidents witnessed the signing of cooperation documents.',
    ru: 'Главы государств сфотографировались в фойе.',
  },
  document: {
    'zh-Hans': '双方发表联合声明。',
    en: 'The meeting adopted the Astana Declaration.',
    ru: 'Стороны подписали совместное заявление.',
  },
  membership: {
    'zh-Hans': '印度正式加入上海合作组织。',
    en: 'The SCO has ten member states.',
    ru: 'Белоруссия вступила в ШОС.',
  },
  chairmanship: {
    'zh-Hans': '塞内加尔接任非盟轮值主席。',
    en: 'Kazakhstan has chaired the SCO since May.',
    ru: 'Председательство в ШОС перешло к Киргизии.',
  },
  office: {
    'zh-Hans': '国务院总理李强出席会议。',
    en: 'Prime Minister Li Qiang attended the meeting.',
    ru: 'Председатель КНР Си Цзиньпин принял участие в заседании.',
  },
  partnership: {
    'zh-Hans': '中哈建立全面战略伙伴关系。',
    en: 'China and Kazakhstan are comprehensive strategic partners.',
    ru: 'Россия и Казахстан являются стратегическими партнёрами.',
  },
  commitment: {
    'zh-Hans': '中方将向尼泊尔提供1000个培训名额。',
    en: 'China donated 500 tonnes of rice to Nepal.',
    ru: 'Китай передал Непалу 500 тонн риса.',
  },
  project: {
    'zh-Hans': '中老铁路建成通车。',
    en: 'The Danube railway bridge was completed in May.',
    ru: 'Дунайский железнодорожный мост построен в мае.',
  },
  honour: {
    'zh-Hans': '李华总统被授予“友谊勋章”。',
    en: 'President Lena Voss awarded Prime Minister Marco Brandt the Order of the Alpine Star.',
    ru: 'Премьер-министр Марк Брандт получил орден Альпийской звезды.',
  },
  statement: {
    'zh-Hans': '习近平指出，中方反对单边制裁。',
    en: 'Xi Jinping said that China opposes unilateral sanctions.',
    ru: 'Си Цзиньпин заявил, что Китай выступает против односторонних санкций.',
  },
  formulation: {
    'zh-Hans': '各方应弘扬“上海精神”。',
    en: 'The sides should carry forward the Shanghai Spirit.',
    ru: 'Стороны будут следовать «шанхайскому духу».',
  },
  tally: {
    'zh-Hans': '双方达成20项共识。',
    en: 'The two presidents have met 15 times.',
    ru: 'Президенты двух стран встречались 15 раз.',
  },
  milestone: {
    'zh-Hans': '今年是中哈建交32周年。',
    en: 'The SCO was founded in 2001.',
    ru: 'ШОС создана в 2001 году.',
  },
}

/** Language, sentence and what is read in it. Throws where a sentence is not read as the type that it is to show. */
export const claimExamples = (type: ClaimType): readonly (readonly [string, string, string])[] =>
  TAGS.map((tag) => {
    const text = CLAIMS[type][tag]
    const claim = readIn(tag, text).find((one) => one.type === type)
    if (!claim) throw new Error(`${tag}: nothing of the type ${type} is read in: ${text}`)
    return [LANGUAGES[tag], text, claim.gloss]
  })

const ID_MEANS: Readonly<Record<EntityKind, string>> = {
  person: 'a person, by a slug of the English name',
  country: 'a country or territory, by ISO 3166-1 alpha-2',
  org: 'an organisation, ministry, party, agency, paper',
  body: 'an organ of an organisation',
  place: 'a city, building, region',
  series: 'a meeting that recurs',
  level: 'a named level of partnership',
  concept: 'a fixed formulation',
  document: 'a document, by a slug of its English name',
  honour: 'a medal, order or title',
  event: 'an event of the registry, on which a date can hang',
}

/** Kind, what it stands for, an id, and how each language calls it: the first of the registry that every language names. */
export const idExamples = (): readonly (readonly string[])[] =>
  ENTITY_KINDS.map((kind) => {
    const named = TAGS.map((tag) => new Map(packOf(tag).names.map(({ id, names }) => [id, names[0] ?? ''])))
    const ids = [...knowledge.world.entities.keys()].filter((id) => id.startsWith(`${kind}:`)).sort()
    const id = ids.find((one) => named.every((names) => names.has(one))) ?? ids[0] ?? ''
    return [kind, ID_MEANS[kind], id, ...named.map((names) => names.get(id) ?? '')]
  })

const DATES: readonly (readonly [rule: string, sentences: Readonly<Record<Tag, string>>])[] = [
  [
    'a whole day',
    {
      'zh-Hans': '2024年7月3日，习近平主席同托卡耶夫总统举行会谈。',
      en: 'On 3 July 2024, President Xi Jinping met with President Tokayev.',
      ru: '3 июля 2024 года Си Цзиньпин встретился с президентом Токаевым.',
    },
  ],
  [
    'a day and month: the year is inferred from the report',
    {
      'zh-Hans': '7月3日，习近平主席同托卡耶夫总统举行会谈。',
      en: 'On 3 July, President Xi Jinping met with President Tokayev.',
      ru: '3 июля Си Цзиньпин встретился с президентом Токаевым.',
    },
  ],
  [
    'yesterday, counted from the report',
    {
      'zh-Hans': '昨天，习近平主席同托卡耶夫总统举行会谈。',
      en: 'Yesterday, President Xi Jinping met with President Tokayev.',
      ru: 'Вчера Си Цзиньпин встретился с президентом Токаевым.',
    },
  ],
  [
    'a month',
    {
      'zh-Hans': '2023年5月，习近平主席同托卡耶夫总统举行会谈。',
      en: 'In May 2023, President Xi Jinping met with President Tokayev.',
      ru: 'В мае 2023 года Си Цзиньпин встретился с президентом Токаевым.',
    },
  ],
  [
    'a year',
    {
      'zh-Hans': '2013年，习近平主席访问哈萨克斯坦。',
      en: 'In 2013, President Xi Jinping visited Kazakhstan.',
      ru: 'В 2013 году Си Цзиньпин посетил Казахстан.',
    },
  ],
  [
    'last year, counted from the report',
    {
      'zh-Hans': '去年，习近平主席访问哈萨克斯坦。',
      en: 'Last year, President Xi Jinping visited Kazakhstan.',
      ru: 'В прошлом году Си Цзиньпин посетил Казахстан.',
    },
  ],
  [
    'a period',
    {
      'zh-Hans': '2024年7月2日至6日，习近平主席访问哈萨克斯坦。',
      en: 'From 2 to 6 July 2024, President Xi Jinping visited Kazakhstan.',
      ru: 'Со 2 по 6 июля 2024 года Си Цзиньпин посетил Казахстан.',
    },
  ],
  [
    'no time in the words: none is guessed',
    {
      'zh-Hans': '习近平主席访问哈萨克斯坦。',
      en: 'President Xi Jinping visited Kazakhstan.',
      ru: 'Си Цзиньпин посетил Казахстан.',
    },
  ],
]

/** Rule, language, sentence, and the EDTF that is read in it; the report is of 2024-07-06. */
export const dateExamples = (): readonly (readonly string[])[] =>
  DATES.flatMap(([rule, sentences]) =>
    TAGS.map((tag, i) => {
      const claim = readIn(tag, sentences[tag]).find(({ type }) => type === 'meeting' || type === 'visit')
      if (!claim) throw new Error(`nothing is read in: ${sentences[tag]}`)
      return [i === 0 ? rule : '', LANGUAGES[tag], sentences[tag], claim.when ?? 'none']
    }),
  )

const PROBLEMS: readonly (readonly [code: ProblemCode, tag: Tag, text: string])[] = [
  ['misprint', 'zh-Hans', '习进平主席同托卡耶夫总统举行会谈。'],
  ['unread', 'zh-Hans', '会后，该总统举行会谈。'],
  ['unread', 'en', 'The trip was long, and many took part.'],
  ['unread', 'ru', 'Визит был долгим.'],
  ['gap', 'zh-Hans', '（上接第一版）习近平主席同托卡耶夫总统举行会谈。'],
  ['gap', 'en', '(Continued from Page 1)\nPresident Xi Jinping met with President Tokayev in Astana.'],
  ['gap', 'ru', '(Окончание. Начало на 1-й стр.)\nСи Цзиньпин встретился с президентом Токаевым.'],
  ['layout', 'en', 'President Xi Jinping met with President Tokayev.'],
]

/** Code, language, text, and what is said of it; of the codes that a text alone can show. */
export const problemExamples = (): readonly (readonly string[])[] =>
  PROBLEMS.map(([code, tag, text]) => {
    const problem = read(text, { knowledge, publishers })
      .flatMap(({ problems }) => problems)
      .find((one) => one.code === code)
    if (!problem) throw new Error(`${tag}: no problem ${code} is seen in: ${text}`)
    return [code, LANGUAGES[tag], text, problem.reason]
  })
