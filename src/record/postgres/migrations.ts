// How the tables of a record in PostgreSQL came to be what they are: each step once, in order; a step that has landed is never edited.
import { APPEND_ONLY } from './tables.ts'

/** Tables that are only added to. What is computed has no steps: it is made anew when its form changes. */
export const MIGRATIONS: readonly string[] = [APPEND_ONLY]
