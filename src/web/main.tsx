// Opens the reading room in the page that the server sent.
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './style/fonts.css'
import './style/tokens.css'
import './style/frame.css'
import './style/marks.css'
import './style/lists.css'
import { Refusal } from './http.ts'
import { leaveFor } from './place.ts'
import { makeRouter } from './routes.tsx'
import { showSettings } from './settings.ts'

showSettings()

/** A session that has ended leads to the sign-in, and from there back. */
const toSignIn = (error: Error): void => {
  if (error instanceof Refusal && error.status === 401)
    leaveFor(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`)
}

const client = new QueryClient({
  queryCache: new QueryCache({ onError: toSignIn }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      // A clear refusal stays refused; only a lost connection is tried again, once.
      retry: (times, error) => times < 1 && error instanceof Refusal && error.status === 0,
    },
  },
})

const room = document.getElementById('room')
if (room)
  createRoot(room).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={makeRouter(client)} />
      </QueryClientProvider>
    </StrictMode>,
  )
