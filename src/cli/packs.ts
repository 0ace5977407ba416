// `chancery packs`: lists what packs are loaded, and runs the examples of a user's own pack.
import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { checkPacks, SHIPPED_PACKS } from '../chancery.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import { formatOption, say } from './output.ts'

export function packsCommand(): Command {
  const packs = new Command('packs').description('list packs, or check those of your own')
  return packs
}
