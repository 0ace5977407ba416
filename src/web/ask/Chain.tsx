// Whose words a sentence is: every layer of its voice, the outermost first.
import type { Citation } from '../../model/answer.ts'

export const Chain = ({ voice }: Pick<Citation, 'voice'>) =>
  voice.length > 0 ? (
    <span className="chain">
      {' '}
      {voice.map((name, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the layers of one voice never move
        <bdi key={i}>{name}</bdi>
      ))}
    </span>
  ) : null
