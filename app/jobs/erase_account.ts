import Job from '#models/job'
import { accountEraser } from '#services/accounts/account_eraser'
import type { JobHandler } from '#services/queue/job_runner'

/** For accounts whose erasing was interrupted. */
export default class EraseAccount implements JobHandler {
  async handle(userId: string) {
    await accountEraser.erase(userId)
  }

  /** What people asked to be deleted is tried until it is gone. */
  async failed(userId: string) {
    await Job.transaction((trx) => Job.enqueue(trx, 'erase_account', userId))
  }
}
