/** What reading one export may cost before it is given up. */
export interface ReadLimits {
  /** Time of a processor, in seconds, that the largest file may take; a smaller one may take less. */
  seconds: number
  /** Memory of the process that reads it, in MiB. */
  memoryMegabytes: number
  /** Entries of a ZIP file. */
  entries: number
  /** Bytes of the chats in a ZIP file together, unpacked. */
  unpackedBytes: number
  messages: number
  /** Of one message, as of a memory. */
  characters: number
  /** Who is listed, beginning with who says most. */
  speakers: number
}

export const DEFAULT_READ_LIMITS: ReadLimits = {
  seconds: 120,
  memoryMegabytes: 1024,
  entries: 20_000,
  unpackedBytes: 150 * 1024 * 1024,
  messages: 300_000,
  characters: 20_000,
  speakers: 200,
}

const leastSeconds = 15
const secondsPerMegabyte = 8

/** What an export of so many bytes may cost: who sends little can't hold up others for long. */
export function readLimitsFor(bytes: number, limits: ReadLimits): ReadLimits {
  const seconds = Math.ceil(leastSeconds + (secondsPerMegabyte * bytes) / 1024 / 1024)
  return { ...limits, seconds: Math.min(limits.seconds, seconds) }
}
