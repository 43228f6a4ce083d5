import drive from '@adonisjs/drive/services/main'
import logger from '@adonisjs/core/services/logger'

/** Removes files that no row names any more. What can't be removed is in the log, and in nobody's way. */
export async function removeFiles(keys: string[]) {
  for (const key of keys) {
    await drive
      .use()
      .delete(key)
      .catch((error) => logger.warn({ err: error, key }, 'A file could not be removed'))
  }
}

/** As `removeFiles`, with everything that lies in a folder. */
export async function removeFolder(folder: string) {
  await drive
    .use()
    .deleteAll(`${folder}/`)
    .catch((error) => logger.warn({ err: error, folder }, 'A folder could not be removed'))
}
