// The small marks of the design language: family shapes, mode lines, dates with their inferred parts in brackets.
import type { Mode } from '../../model/claim.ts'
import type { When } from '../../model/when.ts'
import { datePieces } from '../dates.ts'
import type { Family } from '../families.ts'
import { useMessages } from '../locales/messages.ts'

export const Mark = ({ family }: { readonly family: Family }) => <i className={`m ${family}`} aria-hidden="true" />

/** A stroke of a mode, as it lies under words. */
export const ModeLine = ({ mode }: { readonly mode: Mode | 'unread' }) => (
  <span className={`stroke ${mode}`} aria-hidden="true" />
)

interface DateWordsProps {
  readonly when?: When | undefined
  readonly edtf?: string | undefined
}

export const DateWords = ({ when, edtf }: DateWordsProps) => {
  const messages = useMessages()
  return (
    <>
      {datePieces(messages, when, edtf).map((piece, i) =>
        piece.inferred ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one date never move
          <span key={i} className="inf">
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </>
  )
}

export const Misprint = () => (
  <svg className="wv" viewBox="0 0 15 9" aria-hidden="true">
    <path d="M1 6 3.2 3 5.6 6 8 3 10.4 6 12.8 3 14 4.6" />
  </svg>
)
