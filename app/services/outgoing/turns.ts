import { setImmediate as nextRound } from 'node:timers/promises'

/** How long what others send is worked on before everything else has its turn, in milliseconds. */
const length = 3

let ends = 0
let line: Promise<unknown> = Promise.resolve()

/**
 * Called between two pieces of what others send, in a loop that would never let go of the event loop as long as more is
 * there. All such loops of the process share one turn; when it is over, one of them at a time goes on.
 */
export async function takeTurn() {
  if (performance.now() < ends) return
  line = line.then(() => nextRound())
  await line
  ends = performance.now() + length
}
