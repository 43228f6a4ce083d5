import { setTimeout as sleep } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import type User from '#models/user'
import { accountEraser } from '#services/accounts/account_eraser'

/** How long whoever closes an account waits for everything to be gone, in milliseconds. */
const longestWait = 5000

/** Closes the account and takes away what it owned: a very large one is done with soon after this resolves. */
export async function closeAccount(user: User) {
  await user.close()
  const erasing = accountEraser
    .erase(user.id)
    .catch((error) =>
      logger.error(
        { err: error, user_id: user.id },
        'A closed account waits for its job to erase it'
      )
    )
  await Promise.race([erasing, sleep(longestWait, undefined, { ref: false })])
}
