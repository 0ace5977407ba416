// The head: name, pages, one search field, interface language, light or dark. No icons: the width belongs to the text.
import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps, useNavigate, useRouterState } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { sessionQuery } from '../account/http.ts'
import { noticesQuery } from '../account/talk.ts'
import { useMessages } from '../locales/messages.ts'
import { setSettings, useSettings } from '../settings.ts'

const Find = () => {
  const messages = useMessages()
  const navigate = useNavigate()
  const asked = useRouterState({ select: (state) => (state.location.search as { text?: string }).text ?? '' })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text') ?? '').trim()
    if (text) void navigate({ to: '/', search: { q: text } })
  }
  return (
    <search>
      <form className="find" onSubmit={submit}>
        <input
          key={asked}
          name="text"
          type="search"
          data-find
          defaultValue={asked}
          aria-label={messages.nav.findLabel}
          placeholder={messages.nav.find}
          autoComplete="off"
        />
        <kbd>/</kbd>
      </form>
    </search>
  )
}

const isDark = (): boolean => matchMedia('(prefers-color-scheme: dark)').matches

const Reader = () => {
  const messages = useMessages()
  const { theme } = useSettings()
  const dark = theme === 'dark' || (theme === 'system' && isDark())
  return (
    <div className="me">
      <button
        type="button"
        lang={messages.otherLang}
        onClick={() => setSettings({ interface: messages.otherLang as 'en' | 'zh' })}
      >
        {messages.other}
      </button>
      <button
        type="button"
        aria-label={dark ? messages.nav.lightTitle : messages.nav.darkTitle}
        onClick={() => setSettings({ theme: dark ? 'light' : 'dark' })}
      >
        {dark ? messages.nav.light : messages.nav.dark}
      </button>
    </div>
  )
}

const useEntries = (): readonly (readonly [
  to: NonNullable<LinkProps['to']>,
  words: string,
  here: readonly string[],
])[] => {
  const { nav, pages } = useMessages()
  const person = useQuery(sessionQuery()).data?.person
  const notices = useQuery({ ...noticesQuery(), enabled: person !== undefined && !person.twoFactorMissing })
  const unseen = notices.data?.filter(({ seen }) => !seen).length ?? 0
  return [
    ['/', nav.ask, ['/ask']],
    ['/documents', nav.documents, ['/documents', '/d/']],
    ['/timeline', nav.timeline, ['/timeline']],
    ['/people', pages.nav.people, ['/people', '/person', '/state']],
    ['/org', nav.organisations, ['/org']],
    ['/relations', pages.relations.nav, ['/relations']],
    ['/itinerary', pages.nav.itinerary, ['/itinerary']],
    ['/commitments', pages.nav.commitments, ['/commitments']],
    ['/formulation', pages.nav.formulations, ['/formulation']],
    ['/compare', pages.nav.compare, ['/compare']],
    ['/checks', pages.nav.checks, ['/checks']],
    ['/review', pages.nav.review, ['/review']],
    ['/add', pages.add.nav, ['/add']],
    ...(person?.administrator ? ([['/team', pages.people.nav, ['/team']]] as const) : []),
    ...(person ? ([['/account', pages.talk.account(unseen), ['/account']]] as const) : []),
  ]
}

export const Head = ({ bare }: { readonly bare: boolean }) => {
  const messages = useMessages()
  const entries = useEntries()
  const [open, setOpen] = useState(false)
  const at = useRouterState({ select: (state) => state.location.pathname })
  const isHere = (to: string, here: readonly string[]): boolean => at === to || here.some((one) => at.startsWith(one))
  return (
    <header className={open ? 'head open' : 'head'}>
      <Link className="name" to="/">
        Chancery
      </Link>
      <button type="button" className="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        {messages.nav.menu}
      </button>
      <nav className="nav" aria-label={messages.nav.label}>
        {entries.map(([to, words, here]) => (
          <Link key={to} to={to} aria-current={isHere(to, here) ? 'page' : undefined}>
            {words}
          </Link>
        ))}
      </nav>
      {bare ? <div className="no-find" /> : <Find />}
      <Reader />
    </header>
  )
}
