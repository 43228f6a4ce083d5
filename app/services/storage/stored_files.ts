import drive from '@adonisjs/drive/services/main'
import logger from '@adonisjs/core/services/logger'
import { isOutcomeUnknown } from '#services/database/transaction_outcome'

/** Removes files that no row names any more. What can't be removed is in the log, and in nobody's way. */
export async function removeFiles(keys: string[]) {
  for (const key of keys) {
    await drive
      .use()
      .delete(key)
      .catch((error) => logger.warn({ err: error, key }, 'A file could not be removed'))
  }
}

/** Removes files whose row could not be written. They stay where nobody knows whether it was. */
export async function removeUnnamed(keys: string[], error: unknown) {
  if (!isOutcomeUnknown(error)) await removeFiles(keys)
}

/** As `removeFiles`, with everything that lies in a folder. */
export async function removeFolder(folder: string) {
  await drive
    .use()
    .deleteAll(`${folder}/`)
    .catch((error) => logger.warn({ err: error, folder }, 'A folder could not be removed'))
}
