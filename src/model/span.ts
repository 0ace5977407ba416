// A stretch of an article's text, in UTF-16 code units, end exclusive.

export interface Span {
  readonly start: number
  readonly end: number
}

export const span = (start: number, end: number): Span => ({ start, end })

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end
