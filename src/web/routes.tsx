// The addresses of the reading room. What a page shows is written in its address, so that every view can be sent.
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { sessionQuery } from './account/http.ts'
import { DocumentPage } from './document/DocumentPage.tsx'
import { DocumentsPage } from './documents/DocumentsPage.tsx'
import { NotFound } from './frame/States.tsx'
import { HomePage } from './home/HomePage.tsx'
import { documentQuery, overviewQuery, questionsQuery } from './http.ts'
import { PLACE } from './place.ts'
import { keep, parseSearch, writeSearch } from './search-params.ts'

interface Context {
  readonly client: QueryClient
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: NotFound,
  // Where people sign in, nothing is shown before they have; a server that does not answer is told of by the page itself.
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery()).catch(() => undefined)
    if (!session?.team || location.pathname === '/sign-in') return
    if (!session.person) throw redirect({ to: '/sign-in', search: { to: `${PLACE}${location.href}` } })
    if (session.person.twoFactorMissing && location.pathname !== '/account') throw redirect({ to: '/account' })
  },
})

/** The parameters of a question, whichever they are. */
const anyWords = (search: Record<string, unknown>) => parseSearch(writeSearch(search))

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: keep(['q']),
  // Begun before the page is drawn; the page itself tells of failures.
  loader: ({ context }) => void context.client.prefetchQuery(overviewQuery()),
  component: HomePage,
})

const documents = createRoute({
  getParentRoute: () => root,
  path: '/documents',
  validateSearch: keep(['language', 'publisher']),
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
  validateSearch: anyWords,
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
  validateSearch: anyWords,
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

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: keep(['kind', 'q']),
  component: lazyRouteComponent(() => import('./who/PeoplePage.tsx'), 'PeoplePage'),
})

const person = createRoute({
  getParentRoute: () => root,
  path: '/person/$id',
  component: lazyRouteComponent(() => import('./who/WhoPages.tsx'), 'PersonPage'),
})

const state = createRoute({
  getParentRoute: () => root,
  path: '/state/$id',
  validateSearch: keep(['with', 'on']),
  component: lazyRouteComponent(() => import('./who/WhoPages.tsx'), 'StatePage'),
})

const itinerary = createRoute({
  getParentRoute: () => root,
  path: '/itinerary',
  validateSearch: keep(['person', 'from', 'to', 'known', 'act']),
  component: lazyRouteComponent(() => import('./itinerary/ItineraryPage.tsx'), 'ItineraryPage'),
})

const relations = createRoute({
  getParentRoute: () => root,
  path: '/relations',
  validateSearch: keep(['about', 'among', 'from', 'to', 'known', 'pair']),
  component: lazyRouteComponent(() => import('./relations/RelationsPage.tsx'), 'RelationsPage'),
})

const commitments = createRoute({
  getParentRoute: () => root,
  path: '/commitments',
  validateSearch: keep(['by', 'to', 'text', 'since', 'on', 'known', 'line']),
  component: lazyRouteComponent(() => import('./commitments/CommitmentsPage.tsx'), 'CommitmentsPage'),
})

const formulations = createRoute({
  getParentRoute: () => root,
  path: '/formulation',
  component: lazyRouteComponent(() => import('./formulation/FormulationsPage.tsx'), 'FormulationsPage'),
})

const formulation = createRoute({
  getParentRoute: () => root,
  path: '/formulation/$id',
  validateSearch: keep(['from', 'to', 'variant']),
  component: lazyRouteComponent(() => import('./formulation/FormulationPage.tsx'), 'FormulationPage'),
})

const checks = createRoute({
  getParentRoute: () => root,
  path: '/checks',
  validateSearch: keep(['check', 'about', 'on', 'known', 'line']),
  component: lazyRouteComponent(() => import('./checks/ChecksPage.tsx'), 'ChecksPage'),
})

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: keep(['a', 'b', 'show']),
  component: lazyRouteComponent(() => import('./compare/ComparePage.tsx'), 'ComparePage'),
})

const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: keep(['document']),
  component: lazyRouteComponent(() => import('./review/ReviewPage.tsx'), 'ReviewPage'),
})

const add = createRoute({
  getParentRoute: () => root,
  path: '/add',
  component: lazyRouteComponent(() => import('./add/AddPage.tsx'), 'AddPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: keep(['to', 'invitation', 'refused']),
  component: lazyRouteComponent(() => import('./account/SignInPage.tsx'), 'SignInPage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage'),
})

const team = createRoute({
  getParentRoute: () => root,
  path: '/team',
  component: lazyRouteComponent(() => import('./account/TeamPage.tsx'), 'TeamPage'),
})

const tree = root.addChildren([
  home,
  documents,
  document,
  timeline,
  asking,
  asked,
  organisations,
  organisation,
  people,
  person,
  state,
  itinerary,
  relations,
  commitments,
  formulations,
  formulation,
  checks,
  compare,
  review,
  add,
  signIn,
  account,
  team,
])

export const makeRouter = (client: QueryClient) =>
  createRouter({
    routeTree: tree,
    basepath: PLACE || '/',
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
