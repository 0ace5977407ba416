// The little of the peers' interfaces that the accuracy benchmark uses; the packages bring no types.
interface RecognizedEntity {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly typeName: string
  readonly resolution: { readonly value?: string; readonly values?: readonly Readonly<Record<string, string>>[] } | null
}
declare module '@microsoft/recognizers-text-date-time' {
  export function recognizeDateTime(
    text: string,
    culture: string,
    options?: number,
    reference?: Date,
  ): RecognizedEntity[]
}
declare module '@microsoft/recognizers-text-number' {
  export function recognizeNumber(text: string, culture: string): RecognizedEntity[]
  export function recognizeOrdinal(text: string, culture: string): RecognizedEntity[]
}
