// The slider of the day that is asked about: it moves at once and asks the record when the hand rests.
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { plainDate } from '../dates.ts'
import { useMessages } from '../locales/messages.ts'
import { dayText } from '../timeline/edtf.ts'

const DAY = 86_400_000

/** So long the hand rests before the record is asked again. */
const REST = 220

interface Props {
  readonly on: string
  readonly from: number
  readonly to: number
  readonly onDay: (day: string) => void
}

/** Moves at once and asks when the hand rests; arrows move by a day, Page Up and Page Down by more. */
export const DaySlider = ({ on, from, to, onDay }: Props) => {
  const messages = useMessages()
  const [moved, setMoved] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const move = (event: ChangeEvent<HTMLInputElement>): void => {
    const day = dayText(Number(event.currentTarget.value) * DAY)
    setMoved(day)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      onDay(day)
      setMoved(undefined)
    }, REST)
  }
  const day = moved ?? on
  return (
    <>
      <input
        className="day-slider"
        type="range"
        min={Math.floor(from / DAY)}
        max={Math.floor(to / DAY)}
        value={Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY)}
        aria-label={messages.organisation.slider}
        aria-valuetext={plainDate(messages, day)}
        onChange={move}
      />
      {moved ? <b className="moved">{plainDate(messages, moved)}</b> : null}
    </>
  )
}
