// A part of the record as a person asks for it, understood as questions understand their parameters.
import type { ClaimQuery } from '../record/record.ts'
import { dateOf, entityOf, typesOf } from './declare.ts'
import type { Context } from './question.ts'

/** Types with commas between, a name in any language, EDTF dates; what is absent narrows nothing. */
export interface Selection {
  readonly types?: string | undefined
  readonly entity?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export type Selected = Pick<ClaimQuery, 'types' | 'entities' | 'from' | 'to'>

/** The claims that are meant; throws a `QuestionError` for a type, name or date that is none. Names are looked up where one is given. */
export async function selected(
  { types, entity, from, to }: Selection,
  context: () => Pick<Context, 'record' | 'resolver'>,
): Promise<Selected> {
  return {
    ...(types ? { types: typesOf('types', types) } : {}),
    ...(entity ? { entities: [{ anyOf: [(await entityOf(context(), 'entity', entity)).id] }] } : {}),
    ...(from ? { from: dateOf('from', from).edtf } : {}),
    ...(to ? { to: dateOf('to', to).edtf } : {}),
  }
}
