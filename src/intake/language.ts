// Which language and script a text is in, told from its characters alone.
import type { PressLanguage, PublisherPack } from '../knowledge/publishers.ts'
import type { Language } from '../model/article.ts'

/** Enough of a text to tell its script by. */
const SAMPLE = 3000

export interface Scripts {
  readonly han: number
  readonly cyrillic: number
  readonly latin: number
  readonly kana: number
}

/** Letters of each script in the first part of the text. */
export const countScripts = (text: string, from = 0, to = text.length): Scripts => {
  let han = 0,
    cyrillic = 0,
    latin = 0,
    kana = 0
  const end = Math.min(to, from + SAMPLE)
  for (let i = from; i < end; i++) {
    const c = text.charCodeAt(i)
    if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf)) han++
    else if (c >= 0x0400 && c <= 0x052f) cyrillic++
    else if ((c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a) || (c >= 0xc0 && c <= 0x24f)) latin++
    else if ((c >= 0x3041 && c <= 0x30ff) || (c >= 0xac00 && c <= 0xd7a3)) kana++
  }
  return { han, cyrillic, latin, kana }
}

/** A Han character carries about as much as four letters, so foreign names in a Chinese text do not outvote it. */
const HAN_WEIGHT = 4

export const pressLanguage = (text: string, from = 0, to = text.length): PressLanguage => {
  const { han, cyrillic, latin } = countScripts(text, from, to)
  if (han * HAN_WEIGHT >= Math.max(cyrillic, latin) && han > 0) return 'zh'
  return cyrillic > latin ? 'ru' : 'en'
}

export const languageOf = (text: string, pack: PublisherPack): Language => {
  const press = pressLanguage(text)
  return press === 'zh' ? chineseScript(text, pack) : press
}

/** By UTF-16 unit: 1 where only the simplified script writes it, 2 where only the traditional. */
const tables = new WeakMap<PublisherPack, Uint8Array>()

const tableOf = (pack: PublisherPack): Uint8Array => {
  const had = tables.get(pack)
  if (had) return had
  const made = new Uint8Array(1 << 16)
  for (const char of pack.script.simplified) made[char.charCodeAt(0)] = 1
  for (const char of pack.script.traditional) made[char.charCodeAt(0)] = 2
  made[32] = 0
  tables.set(pack, made)
  return made
}

const chineseScript = (text: string, pack: PublisherPack): Language => {
  const table = tableOf(pack)
  let simplified = 0
  let traditional = 0
  const end = Math.min(text.length, SAMPLE)
  for (let i = 0; i < end; i++) {
    const script = table[text.charCodeAt(i)]
    if (script === 1) simplified++
    else if (script === 2) traditional++
  }
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans'
}
