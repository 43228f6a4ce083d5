import type { Lane } from '#models/job'
import type { DocumentFormat } from '#services/documents/document_format'

/** Bytes up to which a file is small. */
const smallFile = 512 * 1024

export const documentLanes: Lane[] = ['text', 'small', 'large']
export const importLanes: Lane[] = ['small', 'large']

/** In which lane a file waits to be read, so that a short text never waits behind somebody's book. */
export function laneOf(bytes: number, format?: DocumentFormat): Lane {
  if (format === 'text') return 'text'
  return bytes <= smallFile ? 'small' : 'large'
}
