import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import { fileTypeFromBuffer } from 'file-type'
import { v4 as uuid } from 'uuid'
import { documentFileLimit } from '#config/bodyparser'
import ProblemException from '#exceptions/problem_exception'
import type Clone from '#models/clone'
import Import, { type Decision } from '#models/import'
import { refuseVainReading } from '#services/documents/vain_reading'
import { isZip } from '#services/imports/export_file'
import { laneOf } from '#services/queue/lanes'
import { removeUnnamed } from '#services/storage/stored_files'

const sampleBytes = 4100

/** Takes exports in: they are put in place and read in the background. */
export class ImportIntake {
  constructor(private clone: Clone) {}

  async file(file: MultipartFile, decision: Decision | null = null) {
    await refuseVainReading(this.clone.userId)
    if (file.size > documentFileLimit) throw tooLarge()
    if (!(await mayBeExport(file.tmpPath!))) throw unsupported(file)
    const fileHash = await hashOf(file.tmpPath!)
    const fileKey = `imports/${uuid()}.export`
    try {
      await file.moveToDisk(fileKey)
      const fields = { title: nameOf(file), fileKey, fileHash }
      return await Import.accept(this.clone, fields, decision, laneOf(file.size))
    } catch (error) {
      await removeUnnamed([fileKey], error)
      throw error
    }
  }
}

/** A picture or a program is refused at once; what a text or a ZIP holds is seen when it is read. */
async function mayBeExport(path: string) {
  const file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0)
  await file.close()
  const beginning = buffer.subarray(0, bytesRead)
  if (isZip(beginning) || hasUtf16Mark(beginning)) return true
  const kind = await fileTypeFromBuffer(beginning)
  return kind === undefined || /^(?:text|application\/xml)/.test(kind.mime)
}

/** Which could be the beginning of an MP3 as well. */
const hasUtf16Mark = (bytes: Buffer) =>
  ['fffe', 'feff'].includes(bytes.subarray(0, 2).toString('hex'))

async function hashOf(path: string) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

const nameOf = ({ clientName }: MultipartFile) =>
  clientName.toWellFormed().replaceAll('\0', '').trim().slice(0, 500).toWellFormed() || 'Chat'

const tooLarge = () =>
  new ProblemException(
    'too-large',
    `A file may have at most ${documentFileLimit / 1024 / 1024} MB.`,
    { limit_bytes: documentFileLimit }
  )

const unsupported = (file: MultipartFile) =>
  new ProblemException(
    'unsupported-media-type',
    `“${nameOf(file).slice(0, 200)}” is no export of a chat. Upload what WhatsApp, Telegram (JSON), ChatGPT or Claude exports, or a CSV or JSON list of memories, of at most ${documentFileLimit / 1024 / 1024} MB.`
  )
