import { setTimeout as sleep } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import { storageFaultIn } from '#exceptions/storage_fault'

/** Between two tries, in milliseconds. */
const pause = 1_000

const waiting: Array<() => Promise<unknown>> = []
let isWorking = false

/**
 * Has something written as soon as the storage takes it, which this process remembers until then. For what follows from
 * an act that stands: a unit that was given back, an answer that is not to be given twice.
 */
export function whenThereIsRoom(write: () => Promise<unknown>) {
  waiting.push(write)
  if (!isWorking)
    work().catch((error) => logger.error({ err: error }, 'What waits for room is lost'))
}

/** One tries for all: whether there is room is the same for each. */
async function work() {
  isWorking = true
  while (waiting.length > 0) {
    const isDone = await waiting[0]().then(() => true, mayBeDropped)
    if (isDone) waiting.shift()
    else await sleep(pause, undefined, { ref: false })
  }
  isWorking = false
}

function mayBeDropped(error: unknown) {
  if (storageFaultIn(error)) return false
  logger.error({ err: error }, 'What was left to write could not be written')
  return true
}
