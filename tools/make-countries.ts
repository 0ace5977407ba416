// Writes packs/world/countries.yaml and packs/{zh,en,ru}/names/countries.yaml from the CLDR data package: `node tools/make-countries.ts`.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LANGUAGES = ['zh', 'en', 'ru'] as const

/** Two-letter keys of CLDR that are no current ISO 3166-1 entry: reserved, grouping and test codes. */
const NOT_ISO = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '))

/** Sort "state": members and observers of the United Nations, with the two other treaty-making states (Cook Islands, Niue). */
const STATES = new Set(
  (
    'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ ' +
    'DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP ' +
    'KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ ' +
    'OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ ' +
    'UA UG US UY UZ VC VE VN VU WS YE ZA ZM ZW VA PS CK NU'
  ).split(' '),
)

type Names = Readonly<Record<string, string>>

const territories = (language: string): Names => {
  const path = createRequire(import.meta.url).resolve(`cldr-localenames-full/main/${language}/territories.json`)
  const data: { main: Record<string, { localeDisplayNames: { territories: Names } }> } = JSON.parse(
    readFileSync(path, 'utf8'),
  )
  const names = data.main[language]?.localeDisplayNames.territories
  if (!names) throw new Error(`no territories for ${language} in ${path}`)
  return names
}

const write = (path: string, opening: string, table: string, rows: readonly string[]): void => {
  writeFileSync(
    `${ROOT}/${path}`,
    `# ${opening}\n# Written by tools/make-countries.ts from CLDR: do not edit, add to countries-by-hand.yaml.\n${table}: |\n${rows.map((row) => `  ${row}\n`).join('')}`,
  )
}

const english = territories('en')
const codes = Object.keys(english).filter((key) => /^[A-Z]{2}$/.test(key) && !NOT_ISO.has(key))
write(
  'packs/world/countries.yaml',
  'Every ISO 3166-1 entry: id | sort.',
  'entities',
  codes.map((code) => `country:${code} | ${STATES.has(code) ? 'state' : 'territory'}`),
)

for (const language of LANGUAGES) {
  const names = territories(language)
  const rows = codes.map((code) => {
    const forms = [names[code], ...['short', 'variant'].map((alt) => names[`${code}-alt-${alt}`])]
    // A short form of two Latin or Cyrillic capitals (US, UK) is usual in print, and stands as a name like the others.
    return `country:${code} | ${forms.filter((form) => form !== undefined).join('; ')}`
  })
  write(
    `packs/${language}/names/countries.yaml`,
    'Countries and territories as CLDR names them: id | names.',
    'names',
    rows,
  )
}
process.stdout.write(`${codes.length} countries and territories written\n`)
