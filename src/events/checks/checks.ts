// Every check that runs over the record.
import type { Check } from './check.ts'
import { counts } from './counts.ts'
import { handover } from './handover.ts'
import { impossible } from './impossible.ts'
import { ordinals } from './ordinals.ts'
import { overdue } from './overdue.ts'
import { statuses } from './statuses.ts'
import { titles } from './titles.ts'
import { unreported } from './unreported.ts'

export const CHECKS: readonly Check[] = [counts, ordinals, titles, statuses, impossible, unreported, handover, overdue]
