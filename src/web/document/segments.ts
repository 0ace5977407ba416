// Cuts a block's text where evidence, problems and voices begin and end, so that marks may overlap and the text stays whole.
import type { Span } from '../../model/span.ts'
import type { Block, Edition, NumberedClaim, PlacedProblem } from './edition.ts'

export interface Segment extends Span {
  /** By level of underlining, the upper line first. */
  readonly claims: readonly NumberedClaim[]
  readonly problems: readonly PlacedProblem[]
  /** Claims, problems and rails whose first words these are: notes and rails are hung here. */
  readonly opens: readonly string[]
  readonly closes: readonly string[]
}

interface Piece extends Span {
  readonly claim?: NumberedClaim
  readonly problem?: PlacedProblem
  readonly name: string
}

/** Anchor names: e for evidence, p for a problem, v for a voice. Only the first evidence of a claim is one. */
export const evidenceAnchor = (claim: NumberedClaim): string => `e${claim.index}`
export const problemAnchor = (problem: PlacedProblem): string => `p${problem.index}`

/** A cut between the halves of a surrogate pair would show two broken characters. */
const whole = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff && at > 0 ? at - 1 : at
}

const piecesOf = (edition: Edition, block: Block, shown: ReadonlySet<string>): Piece[] => {
  const pieces: Piece[] = []
  const add = (span: Span, rest: Omit<Piece, 'start' | 'end'>): void => {
    const [start, end] = [Math.max(span.start, block.start), Math.min(span.end, block.end)]
    // Less than a character has nothing to be drawn under.
    if (whole(edition.text, start) < whole(edition.text, end)) pieces.push({ start, end, ...rest })
  }
  for (const claim of edition.claims) {
    if (claim.start >= block.end) break
    if (claim.end <= block.start || !shown.has(claim.family)) continue
    for (const evidence of claim.claim.evidence)
      add(evidence, { claim, name: evidence.start === claim.start ? evidenceAnchor(claim) : '' })
  }
  for (const problem of edition.problems)
    if (problem.start < block.end && problem.end > block.start) add(problem, { problem, name: problemAnchor(problem) })
  for (const rail of edition.rails) if (rail.block === block.index) add(rail, { name: `v${rail.index}` })
  return pieces
}

const cutsOf = (text: string, block: Block, pieces: readonly Piece[]): number[] => {
  const cuts = new Set([block.start, block.inner.start, block.inner.end, block.end])
  for (const piece of pieces)
    for (const at of [piece.start, piece.end]) cuts.add(Math.max(block.start, whole(text, at)))
  return [...cuts].sort((a, b) => a - b)
}

export const segmentsOf = (edition: Edition, block: Block, shown: ReadonlySet<string>): Segment[] => {
  const pieces = piecesOf(edition, block, shown).sort((a, b) => a.start - b.start)
  const cuts = cutsOf(edition.text, block, pieces)
  const segments: Segment[] = []
  let open: Piece[] = []
  let next = 0
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i] as number, cuts[i + 1] as number]
    const opens: string[] = []
    for (let piece = pieces[next]; piece && whole(edition.text, piece.start) <= start; piece = pieces[++next]) {
      open.push(piece)
      if (piece.name) opens.push(piece.name)
    }
    const here = open
    open = open.filter((piece) => whole(edition.text, piece.end) > end)
    segments.push({
      start,
      end,
      claims: here.flatMap((piece) => (piece.claim ? [piece.claim] : [])).sort((a, b) => a.level - b.level),
      problems: here.flatMap((piece) => (piece.problem ? [piece.problem] : [])),
      opens,
      closes: here.filter((piece) => piece.name && whole(edition.text, piece.end) <= end).map((piece) => piece.name),
    })
  }
  return segments
}
