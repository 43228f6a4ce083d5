/** What one document may cost before its extraction is given up. */
export interface ExtractionLimits {
  /** Wall-clock time, in seconds. */
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
}

export const DEFAULT_EXTRACTION_LIMITS: ExtractionLimits = {
  seconds: 60,
  memoryMegabytes: 768,
  pages: 2_000,
  entries: 10_000,
  unpackedBytes: 100 * 1024 * 1024,
  characters: 5_000_000,
}
