// The apparatus at the foot: one claim proved. Its sentence in English, roles as printed, when, whose words, the words.

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Claim, VoiceLayer } from '../../model/claim.ts'
import type { RoleName } from '../../model/claims/roles.ts'
import type { EntityRef, GroupRef, RoleValue, Value } from '../../model/value.ts'
import { placeOfEntity } from '../links.ts'
import { roleOf, termOf, useMessages } from '../locales/messages.ts'
import { Mark } from '../marks/Mark.tsx'
import { valuesOf } from '../values.ts'
import { type Edition, type NumberedClaim, paragraphOf } from './edition.ts'
import { Reports } from './Reports.tsx'
import { sentenceAround } from './rails.ts'
import { labels, printedNames, publisherOf, saidBy } from './voices.ts'
import { WhenParts } from './WhenParts.tsx'
import { printedValue } from './words.ts'

/** A name that stands in the evidence, or has its place in the text, is printed; the rest was inferred. */
const isPrinted = (claim: Claim, value: EntityRef | GroupRef): boolean =>
  value.span !== undefined || claim.evidence.some((evidence) => evidence.quote.includes(value.name))

/** A name that the registry knows leads to what the record tells of it. */
const Known = ({ id, children }: { readonly id: string | undefined; readonly children: ReactNode }) =>
  id === undefined ? children : <Link {...placeOfEntity(id)}>{children}</Link>

const Name = ({
  claim,
  value,
  lang,
}: {
  readonly claim: Claim
  readonly value: EntityRef | GroupRef
  readonly lang: string
}) => {
  const messages = useMessages()
  const label = 'label' in value && value.label && value.label !== value.name ? value.label : undefined
  const members = 'members' in value && value.members ? value.members : []
  return (
    <>
      <span className={isPrinted(claim, value) ? undefined : 'inf'}>
        <Known id={'id' in value ? value.id : undefined}>
          <bdi className="t" lang={lang}>
            {value.name}
          </bdi>
        </Known>
      </span>
      {label && messages.locale === 'en' ? <span className="mid"> {label}</span> : null}
      {members.length > 0 ? (
        <span className="inf">
          {members.map((m) => (messages.locale === 'en' && m.label) || m.name).join(messages.list)}
        </span>
      ) : null}
    </>
  )
}

const RoleWord = ({ claim, value, lang }: { readonly claim: Claim; readonly value: Value; readonly lang: string }) => {
  const messages = useMessages()
  if (typeof value === 'object' && !('bound' in value)) return <Name claim={claim} value={value} lang={lang} />
  if (typeof value === 'string' && !claim.evidence.some((evidence) => evidence.quote.includes(value)))
    return <bdi>{termOf(messages, value)}</bdi>
  const printed = typeof value === 'string'
  return (
    <bdi className={printed ? 't' : undefined} lang={printed ? lang : undefined}>
      {printedValue(messages, value)}
    </bdi>
  )
}

const Roles = ({ edition, claim }: { readonly edition: Edition; readonly claim: Claim }) => {
  const messages = useMessages()
  const lang = edition.page.article.language
  const rows: [string, RoleValue][] = (Object.entries(claim.roles) as [RoleName, RoleValue][]).map(([role, value]) => [
    roleOf(messages, role),
    value,
  ])
  if (claim.where) rows.push([messages.apparatus.place, claim.where])
  return (
    <dl className="roles">
      {rows.map(([role, value]) => (
        <div key={role}>
          <dt>{role}</dt>
          <dd>
            {valuesOf(value).map((one, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the values of one role never move
              <span key={i} className="value">
                <RoleWord claim={claim} value={one} lang={lang} />
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const useNames = () => {
  const messages = useMessages()
  const say = messages.locale === 'en' ? labels : printedNames
  return (layer: VoiceLayer): string => say(layer, messages.list) || messages.document.unnamed
}

/** Layers stand within each other, as they do in the text: the paper says that the minister says that the leader says. */
const Nested = ({ layers, depth = 0 }: { readonly layers: readonly VoiceLayer[]; readonly depth?: number }) => {
  const { apparatus } = useMessages()
  const nameOf = useNames()
  const [layer, ...rest] = layers
  if (!layer) return null
  return (
    <div className={depth === 0 ? 'nest' : 'nest deep'}>
      <small>{layer.form === 'direct' ? apparatus.direct : apparatus.says}</small>
      <bdi>{nameOf(layer)}</bdi>
      <Nested layers={rest} depth={depth + 1} />
    </div>
  )
}

const Voice = ({ edition, claim }: { readonly edition: Edition; readonly claim: Claim }) => {
  const messages = useMessages()
  const nameOf = useNames()
  const layers = saidBy(claim)
  const { publisher } = edition.page.article
  const outer = publisherOf(claim) ?? (publisher ? { by: publisher } : {})
  return (
    <div className="nest first">
      <small>{layers.length === 0 ? messages.apparatus.ownVoice : messages.apparatus.reports}</small>
      <bdi>{outer.by ? nameOf(outer) : messages.apparatus.noPublisher}</bdi>
      <Nested layers={layers} />
    </div>
  )
}

const Method = ({ claim }: { readonly claim: Claim }) => {
  const { apparatus } = useMessages()
  const { method } = claim
  const [label, name] =
    'rule' in method
      ? [apparatus.rule, method.rule]
      : 'model' in method
        ? [apparatus.model, method.model]
        : [apparatus.person, method.person]
  return (
    <p className="dim">
      {label} <span className="id">{name}</span> · {claim.confidence >= 0.8 ? apparatus.sure : apparatus.unsure} (
      {claim.confidence.toFixed(2)})
      {claim.first ? (
        <>
          <br />
          {apparatus.first}
        </>
      ) : null}
    </p>
  )
}

/** The sentence that proves it, with the evidence marked as in the text. */
const Sentence = ({ edition, claim }: { readonly edition: Edition; readonly claim: NumberedClaim }) => {
  const messages = useMessages()
  const lang = edition.page.article.language
  const mode = claim.claim.mode === 'happened' ? '' : ` ${claim.claim.mode}`
  return (
    <ul className="proof">
      {claim.claim.evidence.map((evidence) => {
        const block = edition.blocks.find((b) => evidence.start < b.end) ?? { inner: evidence }
        const around = sentenceAround(edition.text, block.inner, evidence)
        const paragraph = paragraphOf(edition, evidence.start)
        return (
          <li key={`${evidence.start}-${evidence.end}`}>
            <bdi className="t" lang={lang}>
              {edition.text.slice(around.start, evidence.start)}
              <span className={`e ${claim.family}${mode}`}>{evidence.quote}</span>
              {edition.text.slice(evidence.end, around.end)}
            </bdi>
            <span className="dim">
              {paragraph ? `${messages.document.paragraph(paragraph)} · ` : ''}
              {messages.apparatus.units(evidence.start, evidence.end)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

interface Props {
  readonly edition: Edition
  readonly claim: NumberedClaim
  readonly onStep: (by: 1 | -1) => void
  readonly onCite: () => void
  readonly onClose: () => void
}

export const Apparatus = ({ edition, claim, onStep, onCite, onClose }: Props) => {
  const messages = useMessages()
  const { apparatus } = messages
  return (
    <section className="app" id="apparatus" aria-label={apparatus.label(claim.number)}>
      <div className="what">
        <h3>
          <Mark family={claim.family} /> {claim.number} · {messages.types[claim.claim.type]} ·{' '}
          {messages.modes[claim.claim.mode]}
        </h3>
        <p className="g" lang="en">
          <bdi>{claim.claim.gloss}</bdi>
        </p>
        <Method claim={claim.claim} />
        <p className="acts">
          <button type="button" onClick={onCite}>
            <kbd>c</kbd> {apparatus.cite}
          </button>
          <button type="button" onClick={onClose}>
            <kbd>Esc</kbd> {apparatus.close}
          </button>
        </p>
      </div>
      <div className="who-what">
        <h3>{apparatus.roles}</h3>
        <Roles edition={edition} claim={claim.claim} />
      </div>
      <div className="at">
        <h3>{apparatus.when}</h3>
        <WhenParts edition={edition} claim={claim.claim} />
      </div>
      <div className="by">
        <h3>{apparatus.voice}</h3>
        <Voice edition={edition} claim={claim.claim} />
      </div>
      <div className="words">
        <h3>{apparatus.sentence}</h3>
        <Sentence edition={edition} claim={claim} />
        <Reports claim={claim.claim} />
      </div>
      <div className="btns">
        <button type="button" onClick={() => onStep(-1)}>
          {apparatus.previous}
        </button>
        <button type="button" onClick={() => onStep(1)}>
          {apparatus.next}
        </button>
        <button type="button" onClick={onCite}>
          {apparatus.citeButton}
        </button>
        <button type="button" onClick={onClose}>
          {apparatus.close}
        </button>
      </div>
    </section>
  )
}
