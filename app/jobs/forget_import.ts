import Import from '#models/import'
import Job from '#models/job'
import { importEraser } from '#services/imports/import_eraser'
import type { JobHandler } from '#services/queue/job_runner'

/** For imports whose forgetting was interrupted. */
export default class ForgetImport implements JobHandler {
  async handle(importId: string, signal?: AbortSignal) {
    const chat = await Import.find(importId)
    if (chat?.forgottenAt) await importEraser.erase(chat, signal)
  }

  /** What people asked to be forgotten is tried until it is gone. */
  async failed(importId: string) {
    await Job.transaction((trx) => Job.enqueue(trx, 'forget_import', importId))
  }
}
