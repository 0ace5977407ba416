// The head: name, pages, one search field, interface language, light or dark. No icons: the width belongs to the text.
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useMessages } from '../locales/messages.ts'
import { setSettings, useSettings } from '../settings.ts'

const Find = () => {
  const messages = useMessages()
  const navigate = useNavigate()
  const asked = useRouterState({ select: (state) => (state.location.search as { text?: string }).text ?? '' })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text') ?? '').trim()
    if (text) navigate({ to: '/ask/$question', params: { question: 'search' }, search: { text } })
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

export const Head = () => {
  const messages = useMessages()
  const [open, setOpen] = useState(false)
  const at = useRouterState({ select: (state) => state.location.pathname })
  const current = (there: boolean) => (there ? ('page' as const) : undefined)
  return (
    <header className={open ? 'head open' : 'head'}>
      <Link className="name" to="/">
        Chancery
      </Link>
      <button type="button" className="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        {messages.nav.menu}
      </button>
      <nav className="nav" aria-label={messages.nav.label}>
        <Link to="/ask" aria-current={current(at.startsWith('/ask'))}>
          {messages.nav.ask}
        </Link>
        <Link to="/" aria-current={current(at === '/' || at.startsWith('/d/'))}>
          {messages.nav.documents}
        </Link>
        <Link to="/timeline" aria-current={current(at.startsWith('/timeline'))}>
          {messages.nav.timeline}
        </Link>
        <Link to="/org" aria-current={current(at.startsWith('/org'))}>
          {messages.nav.organisations}
        </Link>
      </nav>
      <Find />
      <Reader />
    </header>
  )
}
