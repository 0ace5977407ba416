// Packs with a fault are refused with file, line and reason; sound ones of a user's own are read beside the shipped ones.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadPacks, SHIPPED_PACKS } from '../../src/chancery.ts'
import { take } from '../../src/intake/intake.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { checkExamples } from '../../src/reading/check.ts'
import { read } from '../../src/reading/read.ts'

const place = mkdtempSync(join(tmpdir(), 'chancery-packs-'))
let count = 0
afterAll(() => rmSync(place, { recursive: true, force: true }))

type Files = Readonly<Record<string, string>>

/** A pack folder with these files; its name sorts in the order of making. */
function folderOf(files: Files, name = `pack-${String(count++).padStart(3, '0')}`): string {
  const folder = join(place, name)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** A small sound pack: two countries, the shipped numbers and times, and one rule. */
function soundPack(): string {
  const folder = folderOf({
    'world/world.yaml': 'entities: |\n  country:AA\n  country:BB\n',
    'en/names/names.yaml': 'names: |\n  country:AA | Aland\n  country:BB | Beland\n',
    'zh/names/names.yaml': 'names: |\n  country:AA | 甲国\n  country:BB | 乙国\n',
    'zh/words/words.yaml': 'coverb:\n  with: 同\n',
    'zh/rules/sound.yaml': RULE('zh/sound', 'claim: meeting\n  on: 会谈'),
  })
  for (const name of ['language.yaml', 'numbers.yaml', 'time.yaml'])
    cpSync(join(SHIPPED_PACKS, 'zh', name), join(folder, 'zh', name))
  return folder
}

/** A rule with both kinds of example; `body` holds its further lines. */
function RULE(
  id: string,
  body: string,
  yes = '  yes: ["甲国同乙国会谈。"]',
  no = '  no: [{ text: 会谈。, because: nobody met }]',
): string {
  return [`- id: ${id}`, `  ${body}`, yes, no].filter(Boolean).join('\n').concat('\n')
}

interface Broken {
  readonly name: string
  readonly files: Files
  /** Where the one fault is, and what its reason must say. */
  readonly at: readonly [file: string, line: number]
  readonly says: RegExp
}

const rules = (text: string): Files => ({ 'zh/rules/own.yaml': text })

const BROKEN: readonly Broken[] = [
  {
    name: 'an unknown claim type',
    files: rules(`# ours\n\n${RULE('own/a', 'claim: summit\n  on: 会谈')}`),
    at: ['zh/rules/own.yaml', 3],
    says: /own\/a.*no claim type "summit"/,
  },
  {
    name: 'an unknown role',
    files: rules(RULE('own/a', 'claim: meeting\n  on: 会谈\n  roles:\n    guests: subject')),
    at: ['zh/rules/own.yaml', 1],
    says: /own\/a.*no role "guests"/,
  },
  {
    name: 'a role of another type',
    files: rules(RULE('own/a', 'claim: meeting\n  on: 会谈\n  set: { level: talks }')),
    at: ['zh/rules/own.yaml', 1],
    says: /no role "level"/,
  },
  {
    name: 'an unknown term',
    files: rules(RULE('own/a', 'claim: meeting\n  on: 会谈\n  set: { format: chat }')),
    at: ['zh/rules/own.yaml', 1],
    says: /"chat" is no format of a meeting: talks, meeting/,
  },
  {
    name: 'a constant of no registry',
    files: rules(RULE('own/a', 'claim: visit\n  on: 访华\n  set: { host: { id: country:ZZ, name: 某国 } }')),
    at: ['zh/rules/own.yaml', 1],
    says: /unknown id "country:ZZ"/,
  },
  {
    name: 'an unknown mode',
    files: rules(RULE('own/a', 'claim: meeting\n  on: 会谈\n  mode: maybe')),
    at: ['zh/rules/own.yaml', 4],
    says: /mode/,
  },
  {
    name: 'an unknown field',
    files: rules(RULE('own/a', 'claim: meeting\n  on: 会谈\n  colour: red')),
    at: ['zh/rules/own.yaml', 1],
    says: /colour/,
  },
  {
    name: 'an id used twice in one file',
    files: rules(`${RULE('own/a', 'claim: meeting\n  on: 会谈')}${RULE('own/a', 'claim: visit\n  on: 访问')}`),
    at: ['zh/rules/own.yaml', 6],
    says: /own\/a.*id is used already in .*own\.yaml/,
  },
  {
    name: 'an id of another file',
    files: rules(RULE('zh/sound', 'claim: meeting\n  on: 会谈')),
    at: ['zh/rules/own.yaml', 1],
    says: /zh\/sound.*id is used already in .*sound\.yaml/,
  },
  {
    name: 'a rule without yes',
    files: rules(RULE('own/a', 'claim: meeting\n  on: 会谈', '  yes: []')),
    at: ['zh/rules/own.yaml', 1],
    says: /no "yes" example/,
  },
  {
    name: 'a rule that leaves yes out',
    files: rules(RULE('own/a', 'claim: meeting\n  on: 会谈', '')),
    at: ['zh/rules/own.yaml', 1],
    says: /yes/,
  },
  {
    name: 'a rule without no and without always',
    files: rules(RULE('own/a', 'claim: meeting\n  on: 会谈', '  yes: ["甲国同乙国会谈。"]', '')),
    at: ['zh/rules/own.yaml', 1],
    says: /no "no" example.*"always"/,
  },
  {
    name: 'a no without a reason',
    files: rules(
      RULE('own/a', 'claim: meeting\n  on: 会谈', '  yes: ["甲国同乙国会谈。"]', '  no: [{ text: 会谈。 }]'),
    ),
    at: ['zh/rules/own.yaml', 5],
    says: /because|Invalid input/,
  },
  {
    name: 'both on and shape',
    files: rules(RULE('own/a', 'claim: meeting\n  on: 会谈\n  shape: "{who:person} !会谈"')),
    at: ['zh/rules/own.yaml', 1],
    says: /either "on".*or "shape"/,
  },
  {
    name: 'neither on nor shape',
    files: rules(RULE('own/a', 'claim: meeting')),
    at: ['zh/rules/own.yaml', 1],
    says: /either "on".*or "shape"/,
  },
  {
    name: 'a pattern that could run away',
    files: rules(RULE('own/a', 'claim: meeting\n  shape: "!会谈 ... 同 ... 在 ... 和 ... 与"')),
    at: ['zh/rules/own.yaml', 1],
    says: /more than three gaps/,
  },
  {
    name: 'an unknown word class',
    files: { 'zh/words/own.yaml': '# ours\nadjective: { good: 友好 }\n' },
    at: ['zh/words/own.yaml', 2],
    says: /Unknown word class "adjective"; known: coverb/,
  },
  {
    name: 'a word class without values',
    files: { 'zh/words/own.yaml': '# ours\ncoverb: 同\n' },
    at: ['zh/words/own.yaml', 2],
    says: /coverb/,
  },
  {
    name: 'a YAML syntax error',
    files: rules('- id: own/a\n  claim: meeting\n  on: [会谈\n  yes: []\n'),
    at: ['zh/rules/own.yaml', 4],
    says: /\S/,
  },
  {
    name: 'an unknown entity id in names',
    files: { 'zh/names/own.yaml': 'names: |\n  country:AA | 甲\n  person:nobody | 无名氏\n' },
    at: ['zh/names/own.yaml', 3],
    says: /name for unknown id "person:nobody"/,
  },
  {
    name: 'what is no id in names',
    files: { 'zh/names/own.yaml': 'names: |\n  nobody | 无名氏\n' },
    at: ['zh/names/own.yaml', 2],
    says: /"nobody" is no id/,
  },
  {
    name: 'an entity of the world used twice',
    files: { 'world/own.yaml': 'entities: |\n  country:AA\n' },
    at: ['world/own.yaml', 2],
    says: /"country:AA" is used twice/,
  },
  {
    name: 'an entity without an English name',
    files: { 'world/own.yaml': 'entities: |\n  org:league | international\n' },
    at: ['world/own.yaml', 2],
    says: /"org:league" has no name in packs\/en\/names/,
  },
  {
    name: 'a fact about an unknown id',
    files: { 'world/own.yaml': 'basis: a test\nrelations: |\n  country:AA country:ZZ | 1992-01-03\n' },
    at: ['world/own.yaml', 3],
    says: /unknown id "country:ZZ"/,
  },
  {
    name: 'a fact without basis',
    files: { 'world/own.yaml': 'relations: |\n  country:AA country:BB | 1992-01-03\n' },
    at: ['world/own.yaml', 2],
    says: /without basis/,
  },
]

/** Faults that the loader lets through today, or places wrongly: the test says when one is refused, and its row then moves up. */
const NOT_YET_REFUSED: readonly Broken[] = [
  {
    name: 'an unknown word class, at the line that names it',
    files: { 'zh/words/own.yaml': '# ours\nadjective:\n  good: 友好\n' },
    at: ['zh/words/own.yaml', 2],
    says: /Unknown word class "adjective"; known: coverb/,
  },
  {
    name: 'an unknown term behind a word',
    files: rules(RULE('own/a', 'claim: meeting\n  on: 会谈\n  terms:\n    format: { 会谈: chat }')),
    at: ['zh/rules/own.yaml', 1],
    says: /"chat" is no format/,
  },
  {
    name: 'an unknown source of a role',
    files: rules(RULE('own/a', 'claim: meeting\n  on: 会谈\n  roles:\n    participants: sbject:person')),
    at: ['zh/rules/own.yaml', 1],
    says: /sbject/,
  },
]

describe('a pack with a fault', () => {
  const sound = soundPack()

  it('is told apart from a sound one', () => {
    const { knowledge, errors } = loadKnowledge([sound])
    expect(errors).toEqual([])
    expect(checkExamples(knowledge).rules).toBe(1)
  })

  it.each(BROKEN)('$name', refuses)
  it.fails.each(NOT_YET_REFUSED)('$name', refuses)

  function refuses({ files, at, says }: Broken): void {
    const folder = folderOf(files)
    const { errors } = loadKnowledge([sound, folder])
    const places = errors.map(({ file, line }) => [relative(folder, file), line])
    expect(places, errors.map((e) => e.reason).join('\n')).toEqual([at])
    expect(errors[0]?.reason).toMatch(says)
    expect(errors[0]?.reason).not.toMatch(/\n|\bat .*:\d+:\d+/)
  }

  it.fails('is blamed where it repeats a shipped id, whatever its folder is called', () => {
    const folder = folderOf({ 'world/own.yaml': 'entities: |\n  country:AA\n' }, 'a-folder-that-sorts-first')
    expect(loadKnowledge([sound, folder]).errors.map(({ file }) => relative(folder, file))).toEqual(['world/own.yaml'])
  })

  it('does not take the sound rules of its language away', () => {
    const folder = folderOf(rules(RULE('own/a', 'claim: summit\n  on: 会谈')))
    const { knowledge } = loadKnowledge([sound, folder])
    expect(knowledge.languages.get('zh-Hans')?.frames.map((frame) => frame.id)).toEqual(['zh/sound'])
  })

  it('says every fault of a file, not the first alone', () => {
    const folder = folderOf(rules(`${RULE('own/a', 'claim: summit\n  on: 会谈')}${RULE('own/b', 'claim: visit')}`))
    const { errors } = loadKnowledge([sound, folder])
    expect(errors.map(({ line }) => line)).toEqual([1, 6])
  })
})

describe("a user's own folder", () => {
  const own = folderOf({
    'world/league.yaml': 'entities: |\n  org:league-of-rivers | international\n',
    'en/names/league.yaml': 'names: |\n  org:league-of-rivers | League of Rivers\n',
    'zh/names/league.yaml': 'names: |\n  org:league-of-rivers | 江河联盟\n',
    'zh/rules/league.yaml': [
      '- id: own/membership/enters',
      '  claim: membership',
      '  on: 跻身',
      '  roles:',
      '    organisation: object:org',
      '    members: subject:state',
      '  set: { action: joined }',
      '  yes:',
      '    - "[蒙古国|members]跻身[江河联盟|organisation]。"',
      '  no:',
      '    - text: 蒙古国跻身前列。',
      '      because: no organisation is named',
    ].join('\n'),
  })
  const text = '2月3日，蒙古国跻身江河联盟。\n'

  /** The memberships that the sentence gives. */
  function memberships(folders: readonly string[]) {
    const { packs, errors } = loadPacks(folders)
    expect(errors).toEqual([])
    const { articles } = take({ path: 'own.txt', bytes: new TextEncoder().encode(text) }, packs!.publishers)
    return articles
      .flatMap((article) => read(article, packs!.knowledge).claims)
      .filter((claim) => claim.type === 'membership')
  }

  it('adds a name and a rule, and both read', () => {
    const [claim, ...more] = memberships([own])
    expect(more).toEqual([])
    expect(claim?.method).toEqual({ rule: 'own/membership/enters' })
    expect(claim?.roles.organisation).toMatchObject({
      id: 'org:league-of-rivers',
      name: '江河联盟',
      label: 'League of Rivers',
    })
    expect(claim?.evidence[0]?.quote).toContain('蒙古国跻身江河联盟')
  })

  it('is what reads it: without the folder nothing is read', () => {
    expect(memberships([])).toEqual([])
  })

  it('has its own examples checked', () => {
    const { packs } = loadPacks([own])
    const report = checkExamples(packs!.knowledge, (file) => file.startsWith(own))
    expect(report).toMatchObject({ rules: 1, examples: 2, failures: [] })
  })

  it('changes the version of the packs', () => {
    expect(loadPacks([own]).packs?.knowledge.version).not.toBe(loadPacks().packs?.knowledge.version)
  })
})
