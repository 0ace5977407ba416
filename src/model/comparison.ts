// Two or more readouts set side by side: what all tell, what one tells alone, what is told differently. Nothing is judged.
import type { ClaimType } from './claim.ts'

/** One of the texts that are compared; every list below has one place for each, in this order. */
export interface ComparedText {
  readonly id: string
  readonly title?: string
  readonly publisher?: string
  readonly language: string
  readonly published?: string
  readonly sentences: number
}

/** How one text tells a fact: the words, their place, and the speakers that it gives them to. */
export interface Telling {
  readonly claim: string
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly gloss: string
  readonly voice: readonly string[]
}

/** What the texts say of one thing: the same aspect, in the words of each; null where a text is silent. */
export interface ToldDifferently {
  /** date, place, format, rank, level, number, count, amount, status, act, stage, mode, part, title, phrase, speaker */
  readonly aspect: string
  readonly values: readonly (string | null)[]
}

/** `open`: told by one, in words that cannot be looked for in the others; whether they are silent is not known. */
export type Sharing = 'all' | 'some' | 'one' | 'differs' | 'open'

export interface ComparedFact {
  readonly sharing: Sharing
  readonly type: ClaimType
  /** One plain English sentence. */
  readonly text: string
  readonly told: readonly (Telling | null)[]
  readonly differences: readonly ToldDifferently[]
}

/** A state, organisation, place or fixed phrase that a text speaks of beside the two sides: in which turn, and in how much of it. */
export interface ComparedTopic {
  readonly id: string
  readonly label: string
  /** Rank by first mention, from 1, and the share of sentences that name it; null where it is not named. */
  readonly told: readonly ({ readonly turn: number; readonly share: number } | null)[]
}

/** A fixed phrase with its counterparts in the other texts. */
export interface ComparedWording {
  readonly id: string
  readonly label: string
  readonly wordings: readonly (readonly string[])[]
}

/** What each text gives somebody to say. */
export interface ComparedSpeaker {
  readonly id: string
  readonly label: string
  readonly told: readonly {
    readonly statements: number
    readonly share: number
    readonly stances: readonly string[]
  }[]
}

export interface Comparison {
  readonly texts: readonly ComparedText[]
  readonly facts: readonly ComparedFact[]
  /** Indexes of the facts that all tell, in the order of each text. */
  readonly order: readonly (readonly number[])[]
  readonly topics: readonly ComparedTopic[]
  readonly wordings: readonly ComparedWording[]
  readonly speakers: readonly ComparedSpeaker[]
  readonly notes: readonly string[]
}
