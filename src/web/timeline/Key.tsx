// The key of the chart: what each stroke means.
import { useMessages } from '../locales/messages.ts'

export const Key = () => {
  const { timeline } = useMessages()
  const strokes: readonly (readonly [string, string])[] = [
    ['', timeline.happened],
    ['planned', timeline.planned],
    ['proposed', timeline.proposed],
    ['denied', timeline.denied],
    ['both', timeline.plannedFirst],
    ['loose', timeline.loose],
    ['open', timeline.open],
  ]
  return (
    <section className="key" aria-label={timeline.key}>
      {strokes.map(([stroke, words]) => (
        <span key={words}>
          <i className={`ln ${stroke}`}>
            {stroke === 'both' ? <s /> : null}
            <u />
          </i>
          {words}
        </span>
      ))}
      <span>
        <b className="ne">≠</b>
        {timeline.differ}
      </span>
    </section>
  )
}
