// The addresses of the reading room. What a page shows is written in its address, so that every view can be sent.
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { DocumentPage } from './document/DocumentPage.tsx'
import { DocumentsPage } from './documents/DocumentsPage.tsx'
import { NotFound } from './frame/States.tsx'
import { documentQuery, overviewQuery, questionsQuery } from './http.ts'
import { keep, parseSearch, writeSearch } from './search-params.ts'

interface Context {
  readonly client: QueryClient
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound })

const documents = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: keep(['language', 'publisher']),
  // Begun before the page is drawn; the page itself tells of failures.
  loader: ({ context }) => void context.client.prefetchQuery(overviewQuery()),
  component: DocumentsPage,
})

const document = createRoute({
  getParentRoute: () => root,
  path: '/d/$id',
  validateSearch: keep(['claim', 'show', 'at']),
  loader: ({ context, params }) => void context.client.prefetchQuery(documentQuery(params.id)),
  component: DocumentPage,
})

const timeline = createRoute({
  getParentRoute: () => root,
  path: '/timeline',
  validateSearch: (search: Record<string, unknown>) => parseSearch(writeSearch(search)),
  component: lazyRouteComponent(() => import('./timeline/TimelinePage.tsx'), 'TimelinePage'),
})

const asking = createRoute({
  getParentRoute: () => root,
  path: '/ask',
  loader: ({ context }) => void context.client.prefetchQuery(questionsQuery()),
  component: lazyRouteComponent(() => import('./ask/AskPage.tsx'), 'AskPage'),
})

const asked = createRoute({
  getParentRoute: () => root,
  path: '/ask/$question',
  validateSearch: (search: Record<string, unknown>) => parseSearch(writeSearch(search)),
  loader: ({ context }) => void context.client.prefetchQuery(questionsQuery()),
  component: lazyRouteComponent(() => import('./ask/AskedPage.tsx'), 'AskedPage'),
})

const organisations = createRoute({
  getParentRoute: () => root,
  path: '/org',
  component: lazyRouteComponent(() => import('./organisation/OrganisationsPage.tsx'), 'OrganisationsPage'),
})

const organisation = createRoute({
  getParentRoute: () => root,
  path: '/org/$id',
  validateSearch: keep(['on']),
  component: lazyRouteComponent(() => import('./organisation/OrganisationPage.tsx'), 'OrganisationPage'),
})

const tree = root.addChildren([documents, document, timeline, asking, asked, organisations, organisation])

export const makeRouter = (client: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { client },
    parseSearch,
    stringifySearch: writeSearch,
    scrollRestoration: true,
    pathParamsAllowedCharacters: [':'],
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
