// The way to the rest of a long list: how many are left, and the button that brings them.
import { useMessages } from '../locales/messages.ts'

interface Props {
  readonly left: number
  readonly onMore: () => void
}

export const More = ({ left, onMore }: Props) => {
  const { documents } = useMessages()
  if (left <= 0) return null
  return (
    <p className="more">
      <button type="button" className="bt" onClick={onMore}>
        {documents.more} ({left})
      </button>
    </p>
  )
}
