import { readFile } from 'node:fs/promises'
import { answerParent } from '#services/workers/confined_answer'
import { extractDocx } from './extractors/docx.js'
import { extractHtml } from './extractors/html.js'
import { extractMarkdown } from './extractors/markdown.js'
import { extractPdf } from './extractors/pdf.js'
import { extractPlainText } from './extractors/plain_text.js'
import { type PassageRanges, toRanges } from '#services/text/passage_ranges'
import { splitIntoPassages } from '#services/text/passage_splitter'
import { readableText } from './readable_text.js'
import { cleanTitle } from './text_cleaner.js'
import { UnreadableDocumentError } from './unreadable_document_error.js'
import type { DocumentFormat } from './document_format.js'
import type { ExtractionLimits } from './extraction_limits.js'
import type { ExtractedText } from './text_extractor.js'

export interface ExtractionTask {
  path: string
  format: DocumentFormat
  limits: ExtractionLimits
  /** Whether the passages are wanted as well. */
  split: boolean
}

/** What the worker answers: a document, or why there is none. */
export type ExtractionOutcome =
  { document: ExtractedText; ranges: PassageRanges } | { reason: string; cause: unknown }

type Extractor = (
  bytes: Uint8Array,
  limits: ExtractionLimits
) => ExtractedText | Promise<ExtractedText>

const EXTRACTORS: Record<DocumentFormat, Extractor> = {
  pdf: extractPdf,
  docx: extractDocx,
  html: extractHtml,
  markdown: extractMarkdown,
  text: extractPlainText,
}
const DAMAGED =
  'This file is damaged and can’t be read. Open it in the program it was made with, save it anew and upload that.'

async function extract({
  path,
  format,
  limits,
  split,
}: ExtractionTask): Promise<ExtractionOutcome> {
  const extracted = await EXTRACTORS[format](new Uint8Array(await readFile(path)), limits)
  const text = readableText(extracted.text, limits)
  const title = cleanTitle(extracted.title)
  const document = { ...extracted, text, title }
  return { document, ranges: toRanges(split ? splitIntoPassages(text) : []) }
}

async function outcomeOf(task: ExtractionTask): Promise<ExtractionOutcome> {
  try {
    return await extract(task)
  } catch (error) {
    const reason = error instanceof UnreadableDocumentError ? error.reason : DAMAGED
    return { reason, cause: error instanceof Error ? error.stack : error }
  }
}

answerParent(outcomeOf)
