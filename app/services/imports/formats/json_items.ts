import { JSONParser } from '@streamparser/json'

/** A value of a JSON text that lies on one of the wanted paths; `path` holds the keys that lead to it. */
export interface JsonItem {
  path: Array<string | number>
  value: unknown
}

const CHUNK_BYTES = 64 * 1024

/**
 * The values on these paths (`$.chats.*.name`), one after the other as they are read, so that a text that is cut off or
 * damaged gives what stands before that place, which is then told in `notes`.
 */
export function* jsonItems(text: string, paths: string[], notes: string[]): Generator<JsonItem> {
  const bytes = Buffer.from(text)
  const parser = new JSONParser({ paths, keepStack: false })
  let items: JsonItem[] = []
  let problem: string | null = null
  parser.onValue = ({ value, key, stack }) => {
    const path = [...stack.map((level) => level.key), key].filter((part) => part !== undefined)
    items.push({ path, value })
  }
  parser.onError = ({ message }) => void (problem ??= message)
  for (let start = 0; start < bytes.length && problem === null; start += CHUNK_BYTES) {
    parser.write(bytes.subarray(start, start + CHUNK_BYTES))
    yield* items
    items = []
  }
  if (problem === null && !parser.isEnded) parser.end()
  if (problem !== null) notes.push(brokenAt(bytes, problem))
}

function brokenAt(bytes: Buffer, problem: string): string {
  const place = Number(/absolute position "(\d+)"/.exec(problem)?.[1] ?? bytes.length)
  const line = lineBreaks(bytes.subarray(0, place)) + 1
  const where = `at byte ${place.toLocaleString('en')}, in line ${line.toLocaleString('en')}`
  return place >= bytes.length
    ? `The file stops in the middle, ${where}: what stands before was read.`
    : `The file is damaged ${where}: what stands before was read.`
}

function lineBreaks(bytes: Buffer): number {
  let count = 0
  for (const byte of bytes) if (byte === 10) count += 1
  return count
}

export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
