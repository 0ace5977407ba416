// The command line: starts the program, and is the last place where an error becomes a sentence and an exit code.
import { enableCompileCache } from 'node:module'
import { CommanderError } from 'commander'
import { EXIT } from './exit.ts'
import { outputFailure, watchOutput } from './output.ts'

/** How to explain errors; a plain form until the program, which knows its own, is loaded. */
let explain = (error: unknown): { readonly sentence: string; readonly exit: number } => ({
  sentence: `the program could not be loaded: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
  exit: EXIT.fault,
})

function end(error: unknown): void {
  // commander has already printed its own sentence or the help.
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.usage
    return
  }
  const { sentence, exit } = explain(error)
  process.stderr.write(`chancery: ${sentence}\n`)
  if (process.argv.includes('--debug') && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exitCode = exit
}

enableCompileCache()
watchOutput()
process.on('uncaughtException', (error) => {
  end(error)
  process.exit()
})
// The last write may fail after the last look.
process.on('exit', () => {
  const failure = outputFailure()
  if (failure !== undefined && !process.exitCode) end(failure)
})
try {
  // Loaded late, so that a part that is missing or broken is told in a sentence as well.
  const program = await import('./program.ts')
  explain = program.explain
  await program.buildProgram().parseAsync(process.argv)
} catch (error) {
  end(error)
}
