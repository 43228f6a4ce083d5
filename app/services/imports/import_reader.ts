import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import drive from '@adonisjs/drive/services/main'
import pLimit from 'p-limit'
import type Import from '#models/import'
import {
  ConfinedProcess,
  ProcessCrashError,
  ProcessLimitError,
} from '#services/documents/confined_process'
import type { ReadingOutcome, ReadingTask } from './export_reading_worker.js'
import { DEFAULT_READ_LIMITS, type ReadLimits } from './read_limits.js'
import { UnreadableImportError } from './unreadable_import_error.js'

const READING_WORKER = new URL('./export_reading_worker.js', import.meta.url)
const oneReading = pLimit(1)

/** Reads an uploaded export in a process of its own, and says what stands in it or why it can't be read. */
export class ImportReader {
  #limits: ReadLimits

  constructor(limits: Partial<ReadLimits> = {}) {
    this.#limits = { ...DEFAULT_READ_LIMITS, ...limits }
  }

  async read(chat: Import) {
    const path = join(tmpdir(), `clonememoria-${randomUUID()}`)
    const messagesPath = `${path}.messages`
    try {
      await pipeline(
        await drive.use().getStream(chat.fileKey!),
        createWriteStream(path, { mode: 0o600 })
      )
      const task = { path, messagesPath, fileName: chat.title, limits: this.#limits }
      const outcome = await oneReading(() => this.#outcomeOf(task))
      if ('reason' in outcome) throw new UnreadableImportError(outcome.reason, outcome)
      const messagesKey = `imports/${randomUUID()}.messages`
      await drive.use().putStream(messagesKey, createReadStream(messagesPath))
      await chat.becomeRead(outcome.read, messagesKey)
    } catch (error) {
      if (!(error instanceof UnreadableImportError)) throw error
      await chat.fail(error.reason)
    } finally {
      await rm(path, { force: true })
      await rm(messagesPath, { force: true })
    }
  }

  async #outcomeOf(task: ReadingTask): Promise<ReadingOutcome> {
    try {
      return await new ConfinedProcess(READING_WORKER, this.#limits).run(task)
    } catch (error) {
      const reason = this.#reasonFor(error)
      if (reason === null) throw error
      return { reason, cause: error }
    }
  }

  /** Null where it is not for the file that there was no result. */
  #reasonFor(error: unknown): string | null {
    if (error instanceof ProcessCrashError) return CRASHED
    if (!(error instanceof ProcessLimitError)) return null
    if (error.limit === 'memoryMegabytes') return TOO_COMPLEX
    return `This file took longer than ${this.#limits.seconds} seconds to read. Export fewer messages at a time.`
  }
}

const CRASHED =
  'Reading this file failed unexpectedly. Export the chat again and upload the file as it is.'
const TOO_COMPLEX =
  'This file needs more memory to read than an export may take. Export fewer messages at a time.'
