import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { unzipSync } from 'fflate'
import { DEFAULT_EXTRACTION_LIMITS } from './extraction_limits.js'
import { decodeText } from './text_decoder.js'

export type DocumentFormat = 'pdf' | 'docx' | 'html' | 'markdown' | 'text'

const PDF_SEARCH_BYTES = 1024
const TEXT_SAMPLE_BYTES = 65_536
const ZIP_MAGIC = ['PK\x03\x04', 'PK\x05\x06']
const WORD_DOCUMENT = /^word\/document\d*\.xml$/
const HTML_START = /^(?:\s|<\?xml[^>]*>|<!--(?:(?!-->).)*-->)*<(?:!doctype\s+html|html)[\s>]/is
const TYPESET_SOURCE = /^(?:\{\\rtf|%!PS)/
const EXTENSIONS: Record<string, DocumentFormat> = {
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
}

/**
 * The format of an uploaded file by its bytes; the file name only tells apart kinds of text.
 * Null where the product cannot read it.
 */
export async function documentFormat(
  path: string,
  fileName: string
): Promise<DocumentFormat | null> {
  return formatOfBytes(await readFile(path), fileName)
}

/** As `documentFormat`, for a file that is in memory. */
export function formatOfBytes(bytes: Uint8Array, fileName: string): DocumentFormat | null {
  const extension = extname(fileName).toLowerCase()
  if (isPdf(bytes)) return 'pdf'
  if (isZip(bytes)) return isWordDocument(bytes, extension) ? 'docx' : null
  const beginning = decodeText(bytes.subarray(0, TEXT_SAMPLE_BYTES))
  if (beginning === null || TYPESET_SOURCE.test(beginning)) return null
  return HTML_START.test(beginning) ? 'html' : (EXTENSIONS[extension] ?? 'text')
}

// Some scanners and mail gateways put lines before the header; an article that quotes it is no PDF.
function isPdf(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, PDF_SEARCH_BYTES))
  if (/^\s*%PDF-/.test(head)) return true
  return /%PDF-\d\.\d\s/.test(head) && Buffer.from(bytes).includes(' obj')
}

function isZip(bytes: Uint8Array): boolean {
  return ZIP_MAGIC.includes(latin1(bytes.subarray(0, 4)))
}

function isWordDocument(bytes: Uint8Array, extension: string): boolean {
  try {
    const names = entryNames(bytes)
    return names.includes('[Content_Types].xml') && names.some((name) => WORD_DOCUMENT.test(name))
  } catch {
    // A damaged DOCX deserves a reason, which the extractor gives.
    return extension === '.docx'
  }
}

/** Throws where the directory is damaged or holds more entries than an extraction may have. */
function entryNames(bytes: Uint8Array): string[] {
  const names: string[] = []
  unzipSync(bytes, {
    filter: ({ name }) => {
      if (names.push(name) > DEFAULT_EXTRACTION_LIMITS.entries) throw new Error('too many entries')
      return false
    },
  })
  return names
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
