#!/usr/bin/env node
// Every npm script comes through here. It runs on any Node from 20 on, with nothing installed, and brings what is missing.
import { commands } from './launcher/commands.mjs'
import { Failure } from './launcher/shell.mjs'

const [name = 'start', ...args] = process.argv.slice(2)
const command = commands[name]

try {
  if (!command)
    throw new Failure(
      `There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`
    )
  process.exitCode = (await command(args)) ?? 0
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`\n✗ ${error.message}`)
  process.exitCode = 1
}
