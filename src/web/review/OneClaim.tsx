// One claim under review: what it says, its sentence large in its context, its roles as printed.

import type { ReactNode } from 'react'
import type { DocumentPage } from '../../model/api.ts'
import type { Claim } from '../../model/claim.ts'
import { Sentence } from '../compare/Sentence.tsx'
import { partAround, sentenceAround } from '../document/rails.ts'
import { printedNames, saidBy } from '../document/voices.ts'
import { glossOf, printedValue } from '../document/words.ts'
import { FAMILY_OF } from '../families.ts'
import { roleOf, useMessages } from '../locales/messages.ts'
import { DateWords, Mark } from '../marks/Mark.tsx'
import { valuesOf } from '../values.ts'

const Context = ({ page, claim }: { readonly page: DocumentPage; readonly claim: Claim }) => {
  const { text, language } = page.article
  const first = claim.evidence[0]
  if (!first) return null
  const block = partAround(page.article, first)
  const whole = sentenceAround(text, block, first)
  return (
    <p className="context t" lang={language}>
      <bdi className="dim">{text.slice(Math.max(block.start, whole.start - 160), whole.start)}</bdi>
      <Sentence page={page} claim={claim} differences={[]} />
      <bdi className="dim">{text.slice(whole.end, Math.min(block.end, whole.end + 160))}</bdi>
    </p>
  )
}

const Roles = ({ claim }: { readonly claim: Claim }) => {
  const messages = useMessages()
  const { document } = messages
  const says = saidBy(claim).map((layer) => printedNames(layer, messages.list) || document.unnamed)
  const rows = Object.entries(claim.roles).map(([role, value]) => {
    return [
      roleOf(messages, role),
      valuesOf(value)
        .map((one) => printedValue(messages, one))
        .join(messages.list),
    ] as const
  })
  return (
    <dl className="roles">
      {rows.map(([role, words]) => (
        <div key={role}>
          <dt>{role}</dt>
          <dd>
            <bdi>{words}</bdi>
          </dd>
        </div>
      ))}
      <div>
        <dt>{messages.apparatus.when}</dt>
        <dd>
          {claim.when ? (
            <DateWords when={claim.time} edtf={claim.when} />
          ) : (
            <span className="dim">{messages.pages.who.undated}</span>
          )}{' '}
          · {messages.modes[claim.mode]}
        </dd>
      </div>
      {says.length > 0 ? (
        <div>
          <dt>{messages.apparatus.voice}</dt>
          <dd>
            <bdi>{says.join(' › ')}</bdi>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}

interface Props {
  readonly page: DocumentPage
  readonly claim: Claim
  /** How it is decided. */
  readonly children: ReactNode
}

export const OneClaim = ({ page, claim, children }: Props) => {
  const messages = useMessages()
  const gloss = glossOf(messages, claim, page.article.language)
  return (
    <article className="one-claim" aria-label={messages.pages.review.question}>
      <p className="kind-of">
        <Mark family={FAMILY_OF[claim.type]} /> <b>{messages.types[claim.type]}</b>
        {claim.confidence < 0.8 ? <span className="sig"> {claim.confidence.toFixed(2)}</span> : null}
      </p>
      <h2 lang={gloss.lang}>
        <bdi>{gloss.text}</bdi>
      </h2>
      <Context page={page} claim={claim} />
      <Roles claim={claim} />
      {children}
    </article>
  )
}
