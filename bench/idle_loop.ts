import { spawn } from 'node:child_process'

const source = `
  const delay = require('node:perf_hooks').monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  process.on('message', () => process.send(delay.max / 1e6, () => process.exit()))
  process.send('ready')
`

/** The event loop of a process that does nothing: what it is late by is the machine's doing, not a server's. */
export async function idleLoop() {
  const child = spawn(process.execPath, ['-e', source], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const answer = () => new Promise<unknown>((resolve) => child.once('message', resolve))
  await answer()
  return {
    /** Ends it. @returns its longest delay, in milliseconds */
    async end() {
      child.send('end')
      return Math.round(Number(await answer()))
    },
  }
}
