import { parentPort } from 'node:worker_threads'
import { confine, type Confinement, type ConfinementOutcome } from './confinement.js'

/** Something to begin, or, where nothing is named, to break off. */
export interface ConfinementOrder {
  id: number
  confinement?: Confinement
}

export interface ConfinementResult {
  id: number
  outcome: ConfinementOutcome
}

const underWay = new Map<number, AbortController>()

parentPort!.on('message', ({ id, confinement }: ConfinementOrder) => {
  if (!confinement) return underWay.get(id)?.abort()
  const stop = new AbortController()
  underWay.set(id, stop)
  confine(confinement, stop.signal)
    .catch(({ message }) => ({ stopped: message }))
    .then((outcome) => {
      underWay.delete(id)
      parentPort!.postMessage({ id, outcome } satisfies ConfinementResult)
    })
    .catch((error) => {
      throw error
    })
})
