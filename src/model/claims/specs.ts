// The sixteen claim types and what each may hold; the compiler keeps the list whole.
import type { ClaimType } from '../claim.ts'
import { ceremony } from './ceremony.ts'
import { chairmanship } from './chairmanship.ts'
import { commitment } from './commitment.ts'
import { document } from './document.ts'
import { formulation } from './formulation.ts'
import { gathering } from './gathering.ts'
import { honour } from './honour.ts'
import { meeting } from './meeting.ts'
import { membership } from './membership.ts'
import { milestone } from './milestone.ts'
import { office } from './office.ts'
import { partnership } from './partnership.ts'
import { project } from './project.ts'
import type { ClaimSpec, RoleName } from './roles.ts'
import { statement } from './statement.ts'
import { tally } from './tally.ts'
import { visit } from './visit.ts'

export const CLAIM_SPECS: Readonly<Record<ClaimType, ClaimSpec>> = {
  meeting,
  visit,
  gathering,
  ceremony,
  document,
  membership,
  chairmanship,
  office,
  partnership,
  commitment,
  project,
  honour,
  statement,
  formulation,
  tally,
  milestone,
}

/** The roles that decide a type's identity, in the order of its table. */
export const identityRoles = (type: ClaimType): readonly RoleName[] =>
  (Object.keys(CLAIM_SPECS[type].roles) as RoleName[]).filter((role) => CLAIM_SPECS[type].roles[role]?.identity)
