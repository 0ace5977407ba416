// Waiting, nothing, failure: said in words, with what can be done.
import { Link } from '@tanstack/react-router'
import { Refusal } from '../http.ts'
import { useMessages } from '../locales/messages.ts'

export const Waiting = ({ words }: { readonly words: string }) => (
  <p className="waiting" role="status">
    {words}
  </p>
)

export const Failure = ({ error, again }: { readonly error: Error; readonly again?: () => void }) => {
  const { state } = useMessages()
  const status = error instanceof Refusal ? error.status : undefined
  const away = status === 0
  return (
    <div className="pan bad" role="alert">
      <b>{away ? state.offline : state.failed}</b>
      <p>
        {away ? state.offlineDo : <span lang="en">{error.message}</span>}{' '}
        {status ? <span className="dim">({state.code(status)})</span> : null}
      </p>
      {again ? (
        <p>
          <button type="button" className="link" onClick={again}>
            {state.again}
          </button>
        </p>
      ) : null}
    </div>
  )
}

export const NotFound = () => {
  const { state } = useMessages()
  return (
    <main className="plain">
      <div className="pan bad">
        <b>{state.notFound}</b>
        <p>
          <Link to="/documents">{state.notFoundDo}</Link>
        </p>
      </div>
    </main>
  )
}
