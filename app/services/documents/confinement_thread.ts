import { parentPort } from 'node:worker_threads'
import { confine, type Confinement, type ConfinementOutcome } from './confinement.js'

export type ConfinementTask = Confinement & { id: number }
export type ConfinementResult = { id: number; outcome: ConfinementOutcome }

parentPort!.on('message', async ({ id, ...confinement }: ConfinementTask) => {
  const outcome = await confine(confinement).catch(({ message }) => ({ stopped: message }))
  parentPort!.postMessage({ id, outcome } satisfies ConfinementResult)
})
