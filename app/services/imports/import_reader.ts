import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import drive from '@adonisjs/drive/services/main'
import type Import from '#models/import'
import type { ReadExport } from '#services/imports/export_reader'
import { removeUnnamed } from '#services/storage/stored_files'
import { ConfinedProcess } from '#services/workers/confined_process'
import { noteVainReading } from '#services/documents/vain_reading'
import { temporaryPath } from '#services/storage/temporary_files'
import type { ReadingOutcome, ReadingTask } from './export_reading_worker.js'
import { DEFAULT_READ_LIMITS, readLimitsFor, type ReadLimits } from './read_limits.js'
import { UnreadableImportError } from './unreadable_import_error.js'

const READING_WORKER = new URL('./export_reading_worker.js', import.meta.url)

/** Reads an uploaded export in a process of its own, and says what stands in it or why it can't be read. */
export class ImportReader {
  #limits: ReadLimits

  constructor(limits: Partial<ReadLimits> = {}) {
    this.#limits = { ...DEFAULT_READ_LIMITS, ...limits }
  }

  /** @throws the signal's reason when it says so: nothing has changed then */
  async read(chat: Import, signal?: AbortSignal) {
    const path = temporaryPath()
    const messagesPath = `${path}.messages`
    let began = performance.now()
    try {
      await pipeline(
        await drive.use().getStream(chat.fileKey!),
        createWriteStream(path, { mode: 0o600 })
      )
      const { size } = await stat(path)
      const limits = readLimitsFor(size, this.#limits)
      const task: ReadingTask = { path, messagesPath, fileName: chat.title, limits }
      const reading = new ConfinedProcess(READING_WORKER, limits)
      began = performance.now()
      const outcome = await reading.runOnFile<ReadingOutcome>(task, wordsOf(limits), signal)
      if ('code' in outcome) throw Object.assign(new Error('No room to read an import'), outcome)
      if ('reason' in outcome) throw new UnreadableImportError(outcome.reason, outcome)
      await this.#keep(chat, outcome.read, messagesPath)
    } catch (error) {
      if (!(error instanceof UnreadableImportError)) throw error
      await noteVainReading(chat.userId, began)
      await chat.fail(error.reason)
    } finally {
      await rm(path, { force: true })
      await rm(messagesPath, { force: true })
    }
  }

  /** Of messages that no import names, no file stays. */
  async #keep(chat: Import, read: ReadExport, messagesPath: string) {
    const messagesKey = `imports/${randomUUID()}.messages`
    try {
      await drive.use().putStream(messagesKey, createReadStream(messagesPath))
      await chat.becomeRead(read, messagesKey)
    } catch (error) {
      await removeUnnamed([messagesKey], error)
      throw error
    }
  }
}

const wordsOf = ({ seconds }: ReadLimits) => ({
  crashed:
    'Reading this file failed unexpectedly. Export the chat again and upload the file as it is.',
  tooComplex:
    'This file needs more memory to read than an export may take. Export fewer messages at a time.',
  tooSlow: `This file took longer than ${seconds} seconds to read. Export fewer messages at a time.`,
})
