/** What one document may cost before its extraction is given up. */
export interface ExtractionLimits {
  /** Time of a processor, in seconds, that the largest file may take; a smaller one may take less. */
  seconds: number
  /** Memory of the process that reads the document, in MiB. */
  memoryMegabytes: number
  /** Pages of a PDF. */
  pages: number
  /** Entries of a ZIP container (DOCX). */
  entries: number
  /** Bytes of all entries of a ZIP container together, unpacked. */
  unpackedBytes: number
  /** Characters (UTF-16 code units) of text. */
  characters: number
  /** Tags and their attributes in a page or a Word document, objects in a PDF. */
  elements: number
  /** Cells of all tables together. */
  cells: number
  /** Elements within one another. */
  depth: number
}

export const DEFAULT_EXTRACTION_LIMITS: ExtractionLimits = {
  seconds: 60,
  memoryMegabytes: 768,
  pages: 2_000,
  entries: 10_000,
  unpackedBytes: 100 * 1024 * 1024,
  characters: 5_000_000,
  elements: 500_000,
  cells: 100_000,
  depth: 1_000,
}

const LEAST_SECONDS = 10
const SECONDS_PER_MEGABYTE = 5

/** What a file of so many bytes may cost: who sends little can't hold up others for long. */
export function limitsFor(bytes: number, limits: ExtractionLimits): ExtractionLimits {
  const seconds = Math.ceil(LEAST_SECONDS + (SECONDS_PER_MEGABYTE * bytes) / 1024 / 1024)
  return { ...limits, seconds: Math.min(limits.seconds, seconds) }
}
