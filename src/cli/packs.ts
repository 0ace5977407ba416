// `chancery packs`: lists what packs are loaded, and runs the examples of a user's own pack.
import { Command } from 'commander'

export function packsCommand(): Command {
  return new Command('packs').description('list packs, or check those of your own')
}
