import { access } from 'node:fs/promises'
import pLimit from 'p-limit'
import { ConfinedProcess } from './confined_process.js'
import { DEFAULT_EXTRACTION_LIMITS, type ExtractionLimits } from './extraction_limits.js'
import { type PassageRanges, toPassages } from '#services/text/passage_ranges'
import { type Passage, splitIntoPassages } from '#services/text/passage_splitter'
import { UnreadableDocumentError } from './unreadable_document_error.js'
import type { DocumentFormat } from './document_format.js'
import type { ExtractionOutcome, ExtractionTask } from './text_extraction_worker.js'

export { UnreadableDocumentError }

/** What a document says; `pages` only where its format has pages. */
export interface ExtractedText {
  text: string
  title: string | null
  pages: number | null
}

export interface ExtractedDocument extends ExtractedText {
  passages: Passage[]
}

const INLINE_CHARACTERS = 50_000
const EXTRACTION_WORKER = new URL('./text_extraction_worker.js', import.meta.url)
const SPLITTING_WORKER = new URL(import.meta.resolve('#services/text/passage_splitting_worker'))
const oneExtraction = pLimit(1)
const oneSplit = pLimit(1)

/**
 * Turns uploaded documents into text, each in a process of its own, so that a hostile one costs
 * neither the server nor its event loop. A server reads one document at a time.
 */
export class TextExtractor {
  #limits: ExtractionLimits

  constructor(limits: Partial<ExtractionLimits> = {}) {
    this.#limits = { ...DEFAULT_EXTRACTION_LIMITS, ...limits }
  }

  /** @throws UnreadableDocumentError with a reason that can be shown */
  async extract(path: string, format: DocumentFormat): Promise<ExtractedText> {
    const { text, title, pages } = await this.#read(path, format, false)
    return { text, title, pages }
  }

  /** As `extract`, and splits the text in the same process. */
  extractPassages(
    path: string,
    format: DocumentFormat,
    signal?: AbortSignal
  ): Promise<ExtractedDocument> {
    return this.#read(path, format, true, signal)
  }

  /** Splits a text into passages, off the main thread when it is long. */
  async split(text: string): Promise<Passage[]> {
    if (text.length <= INLINE_CHARACTERS) return splitIntoPassages(text)
    const splitter = new ConfinedProcess(SPLITTING_WORKER, this.#limits)
    const ranges = await oneSplit(() => splitter.run<PassageRanges>(text))
    return toPassages(text, ranges)
  }

  async #read(
    path: string,
    format: DocumentFormat,
    split: boolean,
    signal?: AbortSignal
  ): Promise<ExtractedDocument> {
    const task: ExtractionTask = { path, format, limits: this.#limits, split }
    await access(path)
    const extraction = new ConfinedProcess(EXTRACTION_WORKER, this.#limits)
    const outcome = await oneExtraction(() =>
      extraction.runOnFile<ExtractionOutcome>(task, wordsOf(this.#limits), signal)
    )
    if ('reason' in outcome) {
      throw new UnreadableDocumentError(outcome.reason, { cause: outcome.cause })
    }
    const { document, ranges } = outcome
    return { ...document, passages: toPassages(document.text, ranges) }
  }
}

const wordsOf = ({ seconds }: ExtractionLimits) => ({
  crashed:
    'Reading this file failed unexpectedly. Save it anew in the program it was made with and upload that.',
  tooComplex:
    'This file needs more memory to read than a document may take. Split it into smaller files and upload them one by one.',
  tooSlow: `This file took longer than ${seconds} seconds to read. Split it into smaller files and upload them one by one.`,
})
