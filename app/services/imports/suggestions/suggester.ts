import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import drive from '@adonisjs/drive/services/main'
import logger from '@adonisjs/core/services/logger'
import type Import from '#models/import'
import type { NewSuggestion } from '#models/import_suggestion'
import { ConfinedProcess } from '#services/workers/confined_process'
import { temporaryPath } from '#services/storage/temporary_files'
import type { SuggestingTask } from './suggesting_worker.js'

const SUGGESTING_WORKER = new URL('./suggesting_worker.js', import.meta.url)
const LIMITS = { seconds: 120, memoryMegabytes: 1024 }

/** Finds out how the chosen speaker of a chat writes, and what she tells of herself, in a process of its own. */
export class Suggester {
  /** What was taught is not lost where nothing can be suggested. @throws the signal's reason when it says so */
  async suggest(chat: Import, signal?: AbortSignal): Promise<NewSuggestion[]> {
    if (!chat.isChat || chat.speaker === null) return []
    const messagesPath = temporaryPath('.messages')
    try {
      await pipeline(
        await drive.use().getStream(chat.messagesKey!),
        createWriteStream(messagesPath, { mode: 0o600 })
      )
      const task: SuggestingTask = {
        messagesPath,
        speaker: chat.speaker,
        from: chat.saidFrom?.toUTC().toISO() ?? null,
        until: chat.saidUntil?.toUTC().toISO() ?? null,
      }
      const suggesting = new ConfinedProcess(SUGGESTING_WORKER, LIMITS)
      return await suggesting.run<NewSuggestion[]>(task, signal)
    } catch (error) {
      signal?.throwIfAborted()
      logger.warn({ err: error, import_id: chat.id }, 'Nothing could be suggested for an import')
      return []
    } finally {
      await rm(messagesPath, { force: true })
    }
  }
}
