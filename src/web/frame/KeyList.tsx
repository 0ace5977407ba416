// All keys that work on this page, and the switch that turns single keys off.
import { useMessages } from '../locales/messages.ts'
import { setSettings, useSettings } from '../settings.ts'
import { KeyCaps, type StatusKey } from './Status.tsx'

export const KeyList = ({ keys, onClose }: { readonly keys: readonly StatusKey[]; readonly onClose: () => void }) => {
  const messages = useMessages()
  const { singleKeys } = useSettings()
  const everywhere: StatusKey[] = [
    { keys: ['/'], words: messages.keys.find },
    { keys: ['?'], words: messages.keys.all },
    { keys: ['Enter'], words: messages.keys.open },
  ]
  return (
    <section className="keys" aria-label={messages.keys.title}>
      <h2>{messages.keys.title}</h2>
      <ul>
        {[...keys, ...everywhere].map((each) => (
          <li key={each.words}>
            <KeyCaps each={each} /> {each.words}
          </li>
        ))}
      </ul>
      <p className="dim">
        <button
          type="button"
          className="link"
          aria-pressed={!singleKeys}
          onClick={() => setSettings({ singleKeys: !singleKeys })}
        >
          {singleKeys ? messages.keys.off : messages.keys.on}
        </button>{' '}
        {messages.keys.offWhy}{' '}
        <button type="button" className="link" onClick={onClose}>
          {messages.keys.hide}
        </button>
      </p>
    </section>
  )
}
