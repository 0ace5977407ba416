// `chancery team` makes the first administrator and the projects of a team; the options with which `chancery serve` opens a
// record to one. What a team needs is loaded by these alone.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Command, InvalidArgumentError, Option } from 'commander'
import { openRecord } from '../chancery.ts'
import type { TeamServing } from '../server/serve.ts'
import type { Provider } from '../team/sign-in.ts'
import type { Team } from '../team/team.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import { existingRecord, OWN_RECORD, packsFor, packsOption, recordOption, recordPath } from './house.ts'
import { say } from './output.ts'

export interface TeamOptions {
  readonly team?: true
  readonly listen: string
  readonly address?: URL
  readonly proxy: readonly string[]
  readonly twoFactor?: 'required' | 'optional'
}

/** The database of the team that shares a record: beside it, or here where the record is a database elsewhere. */
export const teamFile = (record: string): string => (/^\w+:\/\//.test(record) ? `${OWN_RECORD}.team` : `${record}.team`)

function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new InvalidArgumentError('write an address such as https://record.example.org.')
  return url
}

export const withTeam = (command: Command): Command =>
  command
    .option('--team', 'for several people, who sign in; see `chancery team --help`')
    .option('--listen <address>', 'the address to listen on, with --team', '127.0.0.1')
    .option('--address <url>', 'the https address at which people open the page, with --team', addressOf)
    .option(
      '--proxy <address>',
      'the address of the proxy at which TLS ends (may be given again)',
      (one: string, before: string[]) => [...before, one],
      [],
    )
    .addOption(
      new Option(
        '--two-factor <rule>',
        'whether everyone must hold a second factor (required beyond this machine)',
      ).choices(['required', 'optional']),
    )

/** What the options ask for, or a sentence that says what is missing. */
export async function teamServing(options: TeamOptions, record: string): Promise<TeamServing | undefined> {
  const { isLoopback, missing } = await import('../server/listening.ts')
  const { team = false, listen: host, address: base, proxy: proxies } = options
  const faults = missing({ host, team, proxies, ...(base ? { base } : {}) })
  if (faults.length > 0) throw new Stop(EXIT.usage, faults.join('\n  '))
  if (!team) {
    if (base || proxies.length > 0 || options.twoFactor)
      throw new Stop(EXIT.usage, '--address, --proxy and --two-factor go with --team.')
    return undefined
  }
  const path = teamFile(record)
  if (!existsSync(path))
    throw new Stop(
      EXIT.usage,
      `nobody could sign in to ${record} yet: make the first administrator with \`chancery team administrator --record ${record}\`.`,
    )
  const provider = providerOf(process.env)
  const beyond = base !== undefined && !isLoopback(base.hostname)
  return {
    path,
    host,
    proxies,
    secondFactor: options.twoFactor ? options.twoFactor === 'required' : beyond,
    ...(base ? { base } : {}),
    ...(provider ? { provider } : {}),
  }
}

/** The provider of OpenID Connect, from the environment: a secret does not stand in a command. */
function providerOf(environment: NodeJS.ProcessEnv): Provider | undefined {
  const { CHANCERY_OIDC_ISSUER: issuer, CHANCERY_OIDC_CLIENT: clientId } = environment
  const { CHANCERY_OIDC_SECRET: clientSecret, CHANCERY_OIDC_NAME: name = 'OpenID Connect' } = environment
  if (!issuer && !clientId && !clientSecret) return undefined
  if (!issuer || !clientId || !clientSecret)
    throw new Stop(
      EXIT.usage,
      'a provider needs all three of CHANCERY_OIDC_ISSUER, CHANCERY_OIDC_CLIENT and CHANCERY_OIDC_SECRET.',
    )
  if (!/^https:\/\//.test(issuer) && !/^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(issuer))
    throw new Stop(EXIT.usage, `the provider ${issuer} is not at an https address.`)
  return { issuer, clientId, clientSecret, name }
}

export function teamCommand(): Command {
  const command = new Command('team').description('the people and projects of a record that several share')
  command.addCommand(administratorCommand())
  command.addCommand(projectCommand())
  return command.addHelpText(
    'after',
    `\nExamples:\n  $ chancery team administrator --name "A. Reader" --email a@example.org --record my.chancery\n  $ chancery team project africa --name Africa --of africa.chancery --record my.chancery\n  $ chancery serve --team --record my.chancery\n\n${EXIT_HELP}`,
  )
}

interface AdministratorOptions {
  readonly record?: string
  readonly name: string
  readonly email: string
}

const administratorCommand = (): Command =>
  new Command('administrator')
    .description('make an administrator, who invites all others in the page; the password is asked for')
    .addOption(recordOption(`the record that the team shares (else ${OWN_RECORD} here)`))
    .requiredOption('--name <name>', 'the name under which they decide')
    .requiredOption('--email <address>', 'the address with which they sign in')
    .addHelpText('after', '\nWithout a terminal the password is taken from CHANCERY_PASSWORD. It is never printed.')
    .action(async ({ record, name, email }: AdministratorOptions) => {
      await withTeamOf(record, async (team) => {
        const person = { name: name.trim(), email: email.trim() }
        if (!/^[^\s@]+@[^\s@]+$/.test(person.email)) throw new Stop(EXIT.usage, `${email} is no address of mail.`)
        if (person.name === '') throw new Stop(EXIT.usage, 'an administrator has a name.')
        const password = await askPassword()
        const { passwordFault } = await import('../team/password.ts')
        const fault = passwordFault(password, person)
        if (fault !== undefined) throw new Stop(EXIT.usage, fault)
        const made = await team.people.add({ ...person, administrator: true })
        await team.people.setPassword(made, password)
        team.trail.add({ act: 'administrator made', person: made.id, name: made.name, about: 'by command' })
        say(`${made.name} is an administrator; \`chancery serve --team\` lets them sign in.`)
      })
    })

interface ProjectOptions {
  readonly record?: string
  readonly of: string
  readonly name?: string
  readonly packs?: readonly string[]
  readonly agreement: '1' | '2'
}

const projectCommand = (): Command =>
  new Command('project')
    .description('add a project with a record and packs of its own, or change one')
    .argument('<id>', 'its id in addresses: small letters, digits, hyphens')
    .requiredOption('--of <file>', 'the record of the project; made where there is none')
    .option('--name <name>', 'what people read')
    .addOption(recordOption(`the record that the team was made for (else ${OWN_RECORD} here)`))
    .addOption(packsOption())
    .addOption(new Option('--agreement <people>', 'how many must agree on a claim').choices(['1', '2']).default('1'))
    .action(async (id: string, { record, of, name = id, packs = [], agreement }: ProjectOptions) => {
      await withTeamOf(record, async (team) => {
        // Both must be usable before anybody is led to them.
        packsFor(packs)
        await (await openRecord(of)).close()
        team.projects.keep({
          id,
          name,
          record: resolve(of),
          packs: packs.map((folder) => resolve(folder)),
          agreement: agreement === '2' ? 2 : 1,
        })
        say(`Project ${id} is kept; give people a role in it on the page of people.`)
      })
    })

/** Opens the team beside a record, and tells what goes wrong in one sentence. */
async function withTeamOf(named: string | undefined, work: (team: Team) => Promise<void>): Promise<void> {
  const path = recordPath(named)
  await (await existingRecord(path)).close()
  const { openTeam } = await import('../team/team.ts')
  const { TeamError } = await import('../team/error.ts')
  const team = await openTeam({ path: teamFile(path), base: new URL('http://127.0.0.1') })
  try {
    await work(team)
  } catch (error) {
    throw error instanceof TeamError ? new Stop(EXIT.usage, error.message) : error
  } finally {
    team.close()
  }
}

async function askPassword(): Promise<string> {
  const given = process.env.CHANCERY_PASSWORD
  if (given !== undefined) return given
  if (!process.stdin.isTTY)
    throw new Stop(EXIT.usage, 'there is no terminal to ask for the password; set CHANCERY_PASSWORD.')
  // Nothing of what is typed is shown.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    process.stderr.write('Password: ')
    const first = await lines.question('')
    process.stderr.write('\nOnce more: ')
    const second = await lines.question('')
    process.stderr.write('\n')
    if (first !== second) throw new Stop(EXIT.usage, 'the two are not the same.')
    return first
  } finally {
    lines.close()
  }
}
