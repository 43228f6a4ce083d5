import Job from '#models/job'
import { accountEraser } from '#services/accounts/account_eraser'
import type { JobHandler } from '#services/queue/job_runner'

/** For accounts whose erasing was interrupted. */
export default class EraseAccount implements JobHandler {
  async handle(userId: string, signal?: AbortSignal) {
    await accountEraser.erase(userId, signal)
  }

  /** What people asked to be deleted is tried until it is gone. */
  async failed(userId: string) {
    await Job.transaction((trx) => Job.enqueue(trx, 'erase_account', userId))
  }
}
