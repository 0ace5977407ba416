// What stands on its true line beside the text: paragraph numbers, voice rails, and the ticks with claim numbers.
import { memo } from 'react'
import { useMessages } from '../locales/messages.ts'
import type { Edition, NumberedClaim } from './edition.ts'
import type { Lines } from './measuring.ts'
import type { Rail } from './rails.ts'
import { evidenceAnchor } from './segments.ts'

/** From the top of an inline box to the top of an 18 px line set in its middle. */
const DROP = 4

interface Tick {
  readonly top: number
  readonly claims: readonly NumberedClaim[]
}

const ticksOf = (claims: readonly NumberedClaim[], lines: Lines): Tick[] => {
  const byLine = new Map<number, NumberedClaim[]>()
  for (const claim of claims) {
    const top = lines.tops.get(evidenceAnchor(claim))
    if (top === undefined) continue
    // Faces of one line differ by a pixel or two.
    const line = [...byLine.keys()].find((y) => Math.abs(y - top) < 8) ?? top
    byLine.set(line, [...(byLine.get(line) ?? []), claim])
  }
  return [...byLine].map(([top, here]) => ({ top, claims: here }))
}

const numbersOf = (claims: readonly NumberedClaim[]): string => {
  const [first, last] = [claims[0]?.number, claims.at(-1)?.number]
  return claims.length > 2 ? `${first}–${last}` : claims.map((claim) => claim.number).join(' ')
}

interface TicksProps {
  readonly claims: readonly NumberedClaim[]
  readonly lines: Lines
  readonly selected: number | undefined
  readonly onSelect: (claim: NumberedClaim) => void
}

/** Claim numbers level with their evidence; on narrow pages they stand for the notes. */
export const Ticks = memo(({ claims, lines, selected, onSelect }: TicksProps) => {
  const messages = useMessages()
  return (
    <div className="abs ticks">
      {ticksOf(claims, lines).map((tick) => {
        const next = tick.claims[(tick.claims.findIndex((claim) => claim.index === selected) + 1) % tick.claims.length]
        return (
          <button
            key={tick.claims[0]?.number}
            type="button"
            className={tick.claims.some((claim) => claim.index === selected) ? 'tick on' : 'tick'}
            style={{ top: tick.top + DROP }}
            aria-label={messages.document.claim(numbersOf(tick.claims))}
            onClick={() => next && onSelect(next)}
          >
            {numbersOf(tick.claims)}
          </button>
        )
      })}
    </div>
  )
})

interface Placed {
  readonly rail: Rail
  readonly top: number
  readonly bottom: number
  /** Where the name stands: names that begin on one line stand below each other. */
  readonly name: number
}

const placed = (rails: readonly Rail[], lines: Lines): Placed[] => {
  const out: Placed[] = []
  let below = Number.NEGATIVE_INFINITY
  const measured = rails.flatMap((rail) => {
    const [top, bottom] = [lines.tops.get(`v${rail.index}`), lines.bottoms.get(`v${rail.index}`)]
    return top === undefined || bottom === undefined ? [] : [{ rail, top, bottom }]
  })
  for (const each of measured.sort((a, b) => a.top - b.top || a.rail.depth - b.rail.depth)) {
    const name = Math.max(each.top + 5, below)
    below = name + (each.rail.name.length > 4 ? 33 : 17)
    out.push({ ...each, name })
  }
  return out
}

interface RailsProps {
  readonly edition: Edition
  readonly lines: Lines
}

export const Rails = memo(({ edition, lines }: RailsProps) => {
  const messages = useMessages()
  return (
    <div className="abs rails" lang={edition.page.article.language}>
      {placed(edition.rails, lines).map(({ rail, top, bottom, name }) => {
        const who = rail.name || messages.document.unnamed
        return (
          <div key={rail.index}>
            <i
              className={`rail r${Math.min(rail.depth, 3)}${rail.group ? ' grp' : ''}`}
              style={{ top, height: bottom - top }}
            />
            <span className={rail.depth > 1 ? 'who deep' : 'who'} style={{ top: name }} title={who}>
              <span className="vh">{messages.document.voiceOf(who)}</span>
              <span aria-hidden="true">{who}</span>
            </span>
          </div>
        )
      })}
    </div>
  )
})

export const ParagraphNumbers = memo(({ edition, lines }: RailsProps) => (
  <div className="abs numbers" aria-hidden="true">
    {[...lines.blocks].map(([index, top]) => {
      const paragraph = edition.blocks[index]?.paragraph
      return paragraph === undefined ? null : (
        <span key={index} className="pn" style={{ top: top + 9 }}>
          {paragraph}
        </span>
      )
    })}
  </div>
))
