// Names the speakers of a claim: every layer between the publisher and the words.
import type { Claim, VoiceLayer } from '../../model/claim.ts'
import type { EntityRef, GroupRef } from '../../model/value.ts'

type Speaker = EntityRef | GroupRef

export const speakersOf = (layer: VoiceLayer): readonly Speaker[] => {
  if (layer.by === undefined) return []
  return Array.isArray(layer.by) ? (layer.by as readonly Speaker[]) : [layer.by as Speaker]
}

/** The publisher stands outermost and has no form of speech; everybody after it speaks. */
export const publisherOf = (claim: Claim): VoiceLayer | undefined => {
  const first = claim.voice[0]
  return first && first.form === undefined ? first : undefined
}

export const saidBy = (claim: Claim): readonly VoiceLayer[] => (publisherOf(claim) ? claim.voice.slice(1) : claim.voice)

export const isGroupLayer = (layer: VoiceLayer): boolean => {
  const speakers = speakersOf(layer)
  return speakers.length === 0 || speakers.some((speaker) => 'group' in speaker)
}

/** As printed. Nobody named: the empty string, and the page says so in the reader's language. */
export const printedNames = (layer: VoiceLayer, between: string): string =>
  speakersOf(layer)
    .map((speaker) => speaker.name)
    .join(between)

/** In the registry's English where it has a label, else as printed. */
export const labels = (layer: VoiceLayer, between: string): string =>
  speakersOf(layer)
    .map((speaker) => ('label' in speaker && speaker.label ? speaker.label : speaker.name))
    .join(between)
