import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { storageFaultIn } from '#exceptions/storage_fault'
import { answerParent } from '#services/workers/confined_answer'
import type { KeptMessage } from '#services/chats/chat_message'
import { textsIn } from './export_file.js'
import { ExportReader, type ReadExport } from './export_reader.js'
import type { ReadLimits } from './read_limits.js'
import { UnreadableImportError } from './unreadable_import_error.js'

export interface ReadingTask {
  path: string
  /** Where the messages go, a JSON object a line. */
  messagesPath: string
  fileName: string
  limits: ReadLimits
}

/** With a code where it is not the file's fault, but that of the disk. */
export type ReadingOutcome =
  { read: ReadExport } | { reason: string; cause: unknown } | { code: string }

const DAMAGED =
  'This file is damaged and can’t be read. Export the chat again and upload the file as it is.'
const BUFFERED_LINES = 1000

function read({ path, messagesPath, fileName, limits }: ReadingTask): ReadExport {
  const file = openSync(messagesPath, 'w', 0o600)
  let lines: string[] = []
  const write = () => {
    writeSync(file, lines.join(''))
    lines = []
  }
  const keep = (message: KeptMessage) => {
    if (lines.push(`${JSON.stringify(message)}\n`) === BUFFERED_LINES) write()
  }
  const notes: string[] = []
  const texts = textsIn(new Uint8Array(readFileSync(path)), fileName, limits, notes)
  const found = new ExportReader(limits, keep, notes).read(texts, fileName)
  write()
  closeSync(file)
  return found
}

answerParent((task: ReadingTask): ReadingOutcome => {
  try {
    return { read: read(task) }
  } catch (error) {
    if (storageFaultIn(error)) return { code: (error as NodeJS.ErrnoException).code! }
    const reason = error instanceof UnreadableImportError ? error.reason : DAMAGED
    return { reason, cause: error instanceof Error ? error.stack : error }
  }
})
