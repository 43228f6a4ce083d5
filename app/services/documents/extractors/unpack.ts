import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'
import { UnreadableDocumentError } from '../unreadable_document_error.js'
import type { ExtractionLimits } from '../extraction_limits.js'

type UnpackLimits = Pick<ExtractionLimits, 'entries' | 'unpackedBytes'>

// Deflate unpacks to at most 1,032 times its size: one slice adds less than 17 MB past a limit.
const SLICE_BYTES = 16 * 1024

/**
 * Unpacks the entries of a ZIP file that are `wanted`, and counts the bytes that really come out of
 * all of them, whatever sizes the headers declare.
 *
 * @throws UnreadableDocumentError where a limit is passed
 */
export function unpack(
  bytes: Uint8Array,
  limits: UnpackLimits,
  wanted: (name: string) => boolean
): Record<string, Uint8Array> {
  const meter = new UnpackMeter(limits)
  const parts: Record<string, Uint8Array[]> = {}
  const archive = new Unzip((entry) => {
    meter.countEntry()
    parts[entry.name] = []
    read(entry, (chunk) => {
      meter.countBytes(chunk.length)
      if (wanted(entry.name)) parts[entry.name].push(chunk)
    })
  })
  archive.register(UnzipInflate)
  pushSlices(archive, bytes)
  return wholeEntries(parts, wanted)
}

class UnpackMeter {
  #entries = 0
  #bytes = 0

  constructor(private limits: UnpackLimits) {}

  countEntry(): void {
    this.#entries += 1
    if (this.#entries > this.limits.entries) {
      const entries = this.limits.entries.toLocaleString('en')
      throw new UnreadableDocumentError(
        `This file holds more than ${entries} parts, which no ordinary document does. Open it in the program it was made with and save it again.`
      )
    }
  }

  countBytes(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes > this.limits.unpackedBytes) {
      const megabytes = Math.floor(this.limits.unpackedBytes / 1024 / 1024)
      throw new UnreadableDocumentError(
        `This file unpacks to more than ${megabytes} MB. Remove its pictures or split it, and upload it again.`
      )
    }
  }
}

function read(entry: UnzipFile, onChunk: (chunk: Uint8Array) => void): void {
  entry.ondata = (error, chunk) => {
    if (error) throw error
    onChunk(chunk)
  }
  entry.start()
}

function pushSlices(archive: Unzip, bytes: Uint8Array): void {
  for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
    const end = start + SLICE_BYTES
    archive.push(bytes.subarray(start, end), end >= bytes.length)
  }
}

function wholeEntries(parts: Record<string, Uint8Array[]>, wanted: (name: string) => boolean) {
  const entries = Object.entries(parts).filter(([name]) => wanted(name))
  return Object.fromEntries(entries.map(([name, chunks]) => [name, Buffer.concat(chunks)]))
}
