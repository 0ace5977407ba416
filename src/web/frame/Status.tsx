// The status line: the keys that are valid here and now, each of them a button too, and one fact at the right.
import type { ReactNode } from 'react'

export interface StatusKey {
  readonly keys: readonly string[]
  /** First to last: 1–5. */
  readonly range?: boolean
  readonly words: string
  readonly act?: () => void
}

export const KeyCaps = ({ each }: { readonly each: StatusKey }) => (
  <>
    {each.keys.map((key, i) => (
      <span key={key}>
        {i > 0 ? (each.range ? '–' : ' ') : ''}
        <kbd>{key}</kbd>
      </span>
    ))}
  </>
)

export const Status = ({ keys, fact }: { readonly keys: readonly StatusKey[]; readonly fact?: ReactNode }) => (
  <footer className="status">
    <div>
      {keys.map((each) =>
        each.act ? (
          <button key={each.words} type="button" onClick={each.act}>
            <KeyCaps each={each} /> {each.words}
          </button>
        ) : (
          <span key={each.words}>
            <KeyCaps each={each} /> {each.words}
          </span>
        ),
      )}
    </div>
    <div role="status">{fact}</div>
  </footer>
)
