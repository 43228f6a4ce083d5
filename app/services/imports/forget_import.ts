import { setTimeout as sleep } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import type Import from '#models/import'
import { importEraser } from '#services/imports/import_eraser'

/** How long whoever forgets an import waits for everything to be gone, in milliseconds. */
const longestWait = 5000

/** Forgets an import and what it taught: a very large one is done with soon after this resolves. */
export async function forgetImport(chat: Import) {
  await chat.forget()
  const erasing = importEraser
    .erase(chat)
    .catch((error) =>
      logger.error(
        { err: error, import_id: chat.id },
        'A forgotten import waits for its job to erase it'
      )
    )
  await Promise.race([erasing, sleep(longestWait, undefined, { ref: false })])
}
