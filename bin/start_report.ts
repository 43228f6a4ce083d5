import { prettyPrintError } from '@adonisjs/core'
import StartFailure from '#exceptions/start_failure'

/** Says why the process ends, in a sentence where that is enough. */
export async function report(error: unknown) {
  process.exitCode = 1
  if (error instanceof StartFailure) console.error(`\n✗ ${error.message}`)
  else await prettyPrintError(error)
}
