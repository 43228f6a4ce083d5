import { Unzip, UnzipInflate, type UnzipFile } from 'fflate'
import { decodeText } from '#services/documents/text_decoder'
import type { ReadLimits } from './read_limits.js'
import { UnreadableImportError } from './unreadable_import_error.js'

/** A text of an export: the file itself, or one in a ZIP. */
export interface ExportText {
  name: string
  text: string
}

interface Unpacked {
  name: string
  chunks: Uint8Array[]
  isWhole: boolean
}

const SLICE_BYTES = 64 * 1024
const SAMPLE_BYTES = 4096
/** What an export's texts are called; everything else in it is media. */
const WANTED = /\.(?:txt|json|csv|tsv)$/i
const NO_CHAT = /(?:^|\/)(?:__MACOSX\/|\._)/

export const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] < 8

/** The texts in a file; what is damaged is told in `notes`. @throws UnreadableImportError where there are none */
export function textsIn(
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits,
  notes: string[]
): ExportText[] {
  if (!isZip(bytes)) return [{ name, text: decoded(bytes) }]
  const files = unpack(bytes, limits, notes).filter(({ chunks }) => chunks.length > 0)
  if (files.length === 0) throw new UnreadableImportError(NOTHING_INSIDE)
  return files.map((file) => ({ name: file.name, text: decoded(Buffer.concat(file.chunks)) }))
}

/** Only texts are inflated, and what really comes out of them is counted, whatever their headers say. */
function unpack(bytes: Uint8Array, limits: ReadLimits, notes: string[]): Unpacked[] {
  const files: Unpacked[] = []
  let entries = 0
  let unpacked = 0
  const read = (entry: UnzipFile) => {
    const file: Unpacked = { name: entry.name, chunks: [], isWhole: false }
    files.push(file)
    entry.ondata = (error, chunk, isLast) => {
      if (error) throw error
      unpacked += chunk.length
      if (unpacked > limits.unpackedBytes) throw tooMuch(limits)
      file.chunks.push(chunk)
      file.isWhole = isLast
    }
    entry.start()
  }
  const archive = new Unzip((entry) => {
    entries += 1
    if (entries > limits.entries) throw tooMany(limits)
    if (WANTED.test(entry.name) && !NO_CHAT.test(entry.name)) read(entry)
  })
  archive.register(UnzipInflate)
  try {
    for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
      const end = start + SLICE_BYTES
      archive.push(bytes.subarray(start, end), end >= bytes.length)
    }
  } catch (error) {
    if (error instanceof UnreadableImportError) throw error
    if (files.every(({ chunks }) => chunks.length === 0)) {
      throw new UnreadableImportError(DAMAGED_ZIP, { cause: error })
    }
  }
  for (const { name } of files.filter(({ isWhole }) => !isWhole)) notes.push(cutOff(name))
  return files
}

/** @throws UnreadableImportError where the bytes are no text in an encoding that is known */
function decoded(bytes: Uint8Array): string {
  const text = unmarkedUtf16(bytes) ?? decodeText(bytes)
  if (text === null) throw new UnreadableImportError(UNKNOWN_ENCODING)
  return text.replaceAll('\0', '')
}

/** Half of the bytes of a Latin text in UTF-16 are zero, on the one side or the other. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const isMarked = (bytes[0] | bytes[1]) === 0xff && bytes[0] !== bytes[1]
  const zeros = [0, 0]
  for (const [place, byte] of sample.entries()) if (byte === 0) zeros[place & 1] += 1
  const half = sample.length / 2
  if (isMarked || Math.max(...zeros) < half * 0.6 || Math.min(...zeros) > half * 0.2) return null
  return new TextDecoder(zeros[1] > zeros[0] ? 'utf-16le' : 'utf-16be').decode(bytes)
}

const shown = (name: string) => `“${name.split(/[/\\]/).at(-1)!.slice(0, 100)}”`

const cutOff = (name: string) =>
  `The ZIP file is cut off or damaged within ${shown(name)}: what could be unpacked of it was read.`

const tooMany = ({ entries }: ReadLimits) =>
  new UnreadableImportError(
    `This ZIP file holds more than ${entries.toLocaleString('en')} files, which no export of a chat does.`
  )

const tooMuch = ({ unpackedBytes }: ReadLimits) =>
  new UnreadableImportError(
    `The texts in this ZIP file unpack to more than ${Math.floor(unpackedBytes / 1024 / 1024)} MB. Export fewer chats at a time.`
  )

const NOTHING_INSIDE =
  'This ZIP file holds no chat: no .txt, .json or .csv file is in it, or it has a password. Export the chat again and upload the ZIP as it is.'
const DAMAGED_ZIP =
  'This ZIP file is damaged or has a password. Export the chat again and upload the ZIP as it is.'
const UNKNOWN_ENCODING =
  'This file is no text, or in an encoding that can’t be told. Upload the export as the app made it.'
