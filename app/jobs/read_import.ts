import Import from '#models/import'
import { ImportReader } from '#services/imports/import_reader'
import { importLanes } from '#services/queue/lanes'
import type { JobHandler } from '#services/queue/job_runner'

export default class ReadImport implements JobHandler {
  lanes = importLanes

  async handle(importId: string, signal?: AbortSignal) {
    const chat = await Import.find(importId)
    if (!chat || chat.readAt || chat.forgottenAt || chat.status === 'failed') return
    await chat.begin()
    try {
      await new ImportReader().read(chat, signal)
    } catch (error) {
      if (await Import.query().where('id', importId).whereNull('forgottenAt').first()) throw error
    }
  }

  async failed(importId: string) {
    const chat = await Import.find(importId)
    await chat?.fail(
      'This file could not be read, although it was tried several times. Upload it again.'
    )
  }
}
