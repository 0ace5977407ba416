// Turns a declaration into a question: checks what was typed, finds the entities, and puts what stands behind the answer under it.

import type { AnswerLine, Parameter } from '../model/answer.ts'
import { CLAIM_TYPES, type ClaimType } from '../model/claim.ts'
import { bounds, dayText, FAR, type Period } from '../record/record.ts'
import { type Context, type Given, type Question, QuestionError } from './question.ts'

/** An entity that a parameter names. */
export interface Asked {
  readonly id: string
  readonly label: string
}

/** A question's parameters once understood. */
export interface Values {
  /** The entity of a parameter, or undefined where none was given. */
  entity(name: string): Asked | undefined
  text(name: string): string | undefined
  /** A date as typed and as a period. */
  date(name: string): { readonly edtf: string; readonly period: Period } | undefined
  number(name: string): number | undefined
  types(name: string): readonly ClaimType[] | undefined
  /** The day in the world that the question is asked for; `given` where the asker chose it. */
  readonly on: { readonly day: number; readonly edtf: string; readonly given: boolean }
  readonly known: string | undefined
}

export interface Draft {
  readonly understood: string
  readonly lines: readonly AnswerLine[]
  readonly notes?: readonly string[]
  /** Narrows the statement of coverage to documents of a period. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface Declaration {
  readonly name: string
  readonly doc: string
  readonly parameters: readonly Parameter[]
  /** Of entity parameters: which kinds of entity make sense, by parameter name. */
  readonly kinds?: Readonly<Record<string, readonly string[]>>
  readonly answer: (context: Context, values: Values) => Promise<Draft>
}

const ON: Parameter = {
  name: 'on',
  kind: 'date',
  doc: 'the day in the world that is asked about, EDTF (2024-07-04); today when absent',
}
const KNOWN: Parameter = {
  name: 'known',
  kind: 'date',
  doc: 'what had been read and decided by this day or instant (2024-07-08); all when absent',
}

const ARTICLES: Readonly<Record<Parameter['kind'], string>> = {
  entity: 'a name or an id',
  date: 'a date',
  text: 'words',
  type: 'a claim type',
  language: 'a language',
  number: 'a number',
}

export const dateOf = (name: string, text: string): { readonly edtf: string; readonly period: Period } => {
  const period = bounds(text)
  if (!period)
    throw new QuestionError(
      'bad-date',
      name,
      `"${text}" for ${name} is no date; write 2024-07-04, 2024-07, 2024 or 2024-07-02/2024-07-06.`,
    )
  return { edtf: text, period }
}

export const entityOf = async (
  context: Pick<Context, 'record' | 'resolver'>,
  name: string,
  text: string,
  kinds?: readonly string[],
): Promise<Asked> => {
  const fits = ({ id }: Asked) => !kinds || kinds.includes(id.slice(0, id.indexOf(':')))
  const all = context.resolver.find(text)
  const exact = all.find(({ id }) => id === text)
  if (exact) return exact
  const found = all.filter(fits)
  const [only, another] = found
  if (only && another) {
    const list = found.slice(0, 6).map(({ id, label }) => `${label} (${id})`)
    throw new QuestionError('ambiguous-name', name, `"${text}" can mean ${list.join(', ')}; give the id.`)
  }
  if (only) return only
  // What no registry holds may still be named in the texts.
  const rows = await context.record.entities({ q: text, limit: 20 })
  const named = rows.find(
    (row) => fits(row) && (row.id === text || row.names.some((one) => one.toLowerCase() === text.toLowerCase())),
  )
  if (named) return { id: named.id, label: named.label }
  throw new QuestionError(
    'unknown-name',
    name,
    `Nobody and nothing called "${text}" is known here${kinds ? ` among ${kinds.join(', ')}` : ''}.`,
  )
}

const check = (declaration: Declaration, parameters: readonly Parameter[], given: Given): void => {
  const unknown = Object.keys(given).find(
    (name) => given[name] !== undefined && !parameters.some((one) => one.name === name),
  )
  if (unknown)
    throw new QuestionError(
      'unknown-parameter',
      unknown,
      `The question ${declaration.name} has no parameter "${unknown}"; it has ${parameters.map(({ name }) => name).join(', ')}.`,
    )
  const missing = parameters.find(({ name, required }) => required && !given[name]?.trim())
  if (missing)
    throw new QuestionError(
      'missing-parameter',
      missing.name,
      `The question ${declaration.name} needs ${missing.name}: ${ARTICLES[missing.kind]} (${missing.doc}).`,
    )
}

export const typesOf = (name: string, text: string): readonly ClaimType[] =>
  text.split(',').map((part) => {
    const type = CLAIM_TYPES.find((one) => one === part.trim())
    if (!type)
      throw new QuestionError(
        'bad-value',
        name,
        `"${part.trim()}" is no claim type; there are ${CLAIM_TYPES.join(', ')}.`,
      )
    return type
  })

const understand = async (
  context: Context,
  declaration: Declaration,
  parameters: readonly Parameter[],
  given: Given,
): Promise<Values> => {
  const texts = new Map(
    Object.entries(given).flatMap(([name, text]) => (text?.trim() ? [[name, text.trim()] as const] : [])),
  )
  const entities = new Map<string, Asked>()
  for (const { name, kind } of parameters) {
    const text = texts.get(name)
    if (text === undefined) continue
    if (kind === 'entity') entities.set(name, await entityOf(context, name, text, declaration.kinds?.[name]))
    if (kind === 'date' && name !== 'known') dateOf(name, text)
    if (kind === 'type') typesOf(name, text)
    if (kind === 'number' && !Number.isFinite(Number(text)))
      throw new QuestionError('bad-value', name, `"${text}" for ${name} is no number.`)
  }
  const known = texts.get('known')
  if (known !== undefined && Number.isNaN(Date.parse(known)))
    throw new QuestionError(
      'bad-date',
      'known',
      `"${known}" for known is no day or instant; write 2024-07-08 or 2024-07-08T09:00:00Z.`,
    )
  const on = dateOf('on', texts.get('on') ?? context.today)
  const day = on.period.to === FAR ? on.period.from : on.period.to
  return {
    entity: (name) => entities.get(name),
    text: (name) => texts.get(name),
    date: (name) => {
      const text = texts.get(name)
      return text === undefined ? undefined : dateOf(name, text)
    },
    number: (name) => (texts.has(name) ? Number(texts.get(name)) : undefined),
    types: (name) => {
      const text = texts.get(name)
      return text === undefined ? undefined : typesOf(name, text)
    },
    on: { day, edtf: dayText(day), given: texts.has('on') },
    known,
  }
}

export const question = (declaration: Declaration): Question => {
  const parameters = [...declaration.parameters, ON, KNOWN]
  return {
    name: declaration.name,
    doc: declaration.doc,
    parameters,
    ask: async (context, given) => {
      check(declaration, parameters, given)
      const values = await understand(context, declaration, parameters, given)
      const draft = await declaration.answer(context, values)
      const coverage = await context.record.coverage({
        ...(values.known === undefined ? {} : { known: values.known }),
        ...(draft.from === undefined ? {} : { from: draft.from }),
        ...(draft.to === undefined ? {} : { to: draft.to }),
      })
      return {
        question: declaration.name,
        understood: draft.understood,
        parameters: Object.fromEntries(
          Object.entries(given).flatMap(([name, text]) => (text?.trim() ? [[name, text.trim()]] : [])),
        ),
        on: values.on.edtf,
        ...(values.known === undefined ? {} : { known: values.known }),
        lines: draft.lines,
        coverage,
        notes: draft.notes ?? [],
      }
    },
  }
}

/** Lines of one group together, the groups in the order in which they begin. */
export const byGroup = (lines: readonly AnswerLine[]): readonly AnswerLine[] =>
  [...Map.groupBy(lines, ({ group }) => group).values()].flat()

/** The first lines of a long answer, and a note that says what is left out. */
export const bounded = <T>(
  all: readonly T[],
  limit: number | undefined,
  what: string,
): { readonly shown: readonly T[]; readonly notes: readonly string[] } => {
  const most = limit ?? 500
  if (all.length <= most) return { shown: all, notes: [] }
  return {
    shown: all.slice(0, most),
    notes: [`Only the first ${most} ${what} are shown; narrow the dates or raise limit.`],
  }
}
