import { setTimeout as sleep } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import { isDatabaseUnavailable } from '#exceptions/database_unavailable'
import { outage } from '#services/database/outage'
import { storageFaultIn } from '#exceptions/storage_fault'
import { whenThereIsRoom } from '#services/database/when_there_is_room'

const shortestPause = 250
const longestPause = 2_000

/** Lets work go on that nobody waits for. @param failed what the log says where it fails, as a sentence */
export function inBackground(failed: string, work: Promise<unknown>) {
  work.catch((error) => {
    if (isDatabaseUnavailable(error)) outage.note(error)
    else logger.error({ err: error }, failed)
  })
}

/**
 * Does what must be done in the end, such as freeing or giving back. Resolves after the first try; where that fails, it
 * is tried again in the background for so many milliseconds, which a restart of the database does not outlast, or on a
 * full disk as long as there is no room.
 */
export async function atLast(failed: string, work: () => Promise<unknown>, patience = 60_000) {
  await work().catch((error) => {
    if (storageFaultIn(error)) return whenThereIsRoom(work)
    if (isDatabaseUnavailable(error)) outage.note(error)
    again(work, Date.now() + patience).catch((last) => logger.error({ err: last }, failed))
  })
}

async function again(work: () => Promise<unknown>, end: number) {
  for (let pause = shortestPause; ; pause = Math.min(2 * pause, longestPause)) {
    await sleep(pause, undefined, { ref: false })
    try {
      return await work()
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}
