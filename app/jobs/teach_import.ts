import Import from '#models/import'
import { ImportTeacher } from '#services/imports/import_teacher'
import { Suggester } from '#services/imports/suggestions/suggester'
import type { JobHandler } from '#services/queue/job_runner'

export default class TeachImport implements JobHandler {
  worksInSteps = true

  async handle(importId: string, signal: AbortSignal) {
    const chat = await Import.find(importId)
    if (chat?.status !== 'running' || chat.forgottenAt || !(await chat.hasSpeaker())) return
    try {
      if (!(await new ImportTeacher(chat).teach(signal))) return
      await chat.becomeDone(await new Suggester().suggest(chat, signal))
    } catch (error) {
      if (await Import.query().where('id', importId).whereNull('forgottenAt').first()) throw error
    }
  }

  async failed(importId: string) {
    const chat = await Import.find(importId)
    await chat?.fail(
      `It stopped after ${chat.imported} messages, although it was tried several times. Forget this import and bring the file in again.`
    )
  }
}
