// Runs the examples of the press's packs: what each shape must read, with place, date and page, and must leave alone.
import type { PublisherPack, Shape, ShapeExample } from '../knowledge/publishers.ts'
import { dateIn, type PrintedDate } from './dates.ts'
import { type Hit, run } from './hit.ts'
import { matchFoot, matchHead, matchInside, matchWhole, shapeTable } from './lines.ts'

/** One example of one shape, and what is wrong with it, in one sentence; no `fault` where it passes. */
export interface ShapeCheck {
  readonly id: string
  readonly file: string
  readonly line: number
  readonly example: string
  readonly fault?: string
}

export const checkShapes = (pack: PublisherPack): ShapeCheck[] =>
  Object.values(pack.press).flatMap((press) =>
    press.shapes.flatMap((shape) => [
      ...shape.yes.map((example) =>
        report(
          shape,
          example.text,
          mustRead(shape, example, (hit) => dateIn(hit, press)),
        ),
      ),
      ...shape.no.map((text) => report(shape, text, match(shape, text) ? 'it should have been left alone' : undefined)),
    ]),
  )

const report = ({ id, file, line }: Shape, example: string, fault: string | undefined): ShapeCheck => ({
  id,
  file,
  line,
  example,
  ...(fault === undefined ? {} : { fault }),
})

const mustRead = (shape: Shape, example: ShapeExample, dateOf: (hit: Hit) => PrintedDate): string | undefined => {
  const hit = match(shape, example.text)
  if (hit === undefined) return 'the shape does not read it'
  const told: [string, string | undefined, string | undefined][] = [
    ['place', example.place, hit.slots.get('place')?.text.trim()],
    ['page', example.page, hit.slots.get('page')?.text],
    ['date', example.date, printed(dateOf(hit))],
  ]
  const wrong = told.find(([, wanted, got]) => wanted !== undefined && wanted !== got)
  return wrong && `its ${wrong[0]} is read as ${wrong[2] ?? 'nothing'}, not as ${wrong[1]}`
}

const match = (shape: Shape, text: string): Hit | undefined => {
  const line = { start: 0, end: text.length }
  if (shape.at === 'head') return matchHead(text, line, shapeTable([shape], 'firsts'))
  if (shape.at === 'foot') return matchFoot(text, line, shapeTable([shape], 'lasts'))
  if (shape.at === 'inside') return matchInside(text, line, [shape])
  if (shape.at === 'piece') return run(shape, text, 0, 0)
  const lineEnd = text.indexOf('\n')
  return matchWhole(text, { start: 0, end: lineEnd < 0 ? text.length : lineEnd }, shapeTable([shape], 'firsts'))
}

const printed = ({ year, month, day }: PrintedDate): string => {
  const two = (n: number | undefined): string => String(n).padStart(2, '0')
  return `${year === undefined ? '' : `${year}-`}${two(month)}-${two(day)}`
}
