import { getDocumentProxy } from 'unpdf'
import { UnreadableDocumentError } from '../unreadable_document_error.js'
import { refuseIntricatePdf } from './intricacy.js'
import { linesOf, type PdfLine, textOfPages } from './pdf_layout.js'
import { withoutRunningHeads } from './running_heads.js'
import type { ExtractionLimits } from '../extraction_limits.js'
import type { ExtractedText } from '../text_extractor.js'

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>

const UNMAPPED_CHARACTERS = /[\uE000-\uF8FF\uFFFD]/g
const UNMAPPED_SHARE = 0.2

/** The text of a PDF in reading order, without running heads, words at line ends made whole. */
export async function extractPdf(
  bytes: Uint8Array,
  limits: ExtractionLimits
): Promise<ExtractedText> {
  refuseIntricatePdf(bytes, limits)
  const pdf = await open(bytes)
  if (pdf.numPages > limits.pages) throw tooManyPages(limits.pages)
  const text = textOfPages(withoutRunningHeads(await readPages(pdf, limits)))
  if (!/[\p{L}\p{N}]/u.test(text)) throw new UnreadableDocumentError(NO_TEXT)
  if (isGarbled(text)) throw new UnreadableDocumentError(GARBLED)
  return { text, title: await titleOf(pdf), pages: pdf.numPages }
}

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    return await getDocumentProxy(bytes, { verbosity: 0, useSystemFonts: false })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new UnreadableDocumentError(PROTECTED, { cause: error })
    }
    throw error
  }
}

/** One page after the other, so that only one is in memory; stops soon after the text is too long. */
async function readPages(pdf: PdfDocument, limits: ExtractionLimits): Promise<PdfLine[][]> {
  const pages: PdfLine[][] = []
  let characters = 0
  while (pages.length < pdf.numPages && characters <= limits.characters) {
    const page = await pdf.getPage(pages.length + 1)
    const { items } = await page.getTextContent()
    const lines = linesOf(items)
    page.cleanup()
    pages.push(lines)
    characters += lines.reduce((sum, line) => sum + line.text.length, 0)
  }
  return pages
}

async function titleOf(pdf: PdfDocument): Promise<string | null> {
  const { info } = await pdf.getMetadata()
  return 'Title' in info && typeof info.Title === 'string' ? info.Title : null
}

function isGarbled(text: string): boolean {
  return (text.match(UNMAPPED_CHARACTERS)?.length ?? 0) > text.length * UNMAPPED_SHARE
}

function tooManyPages(pages: number): UnreadableDocumentError {
  return new UnreadableDocumentError(
    `This PDF has more than ${pages.toLocaleString('en')} pages. Split it into smaller files and upload them one by one.`
  )
}

const NO_TEXT =
  'This PDF has no text in it: it looks like a scan. Run it through text recognition (OCR) and upload it again.'
const GARBLED =
  'The fonts of this PDF don’t say which letters they draw. Run it through text recognition (OCR) and upload it again.'
const PROTECTED = 'This PDF is protected by a password. Save it without one and upload it again.'
