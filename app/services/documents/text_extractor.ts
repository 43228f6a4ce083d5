import { readFile, stat } from 'node:fs/promises'
import { FairLimit } from '#services/workers/fair_limit'
import { ConfinedProcess } from '#services/workers/confined_process'
import { type PassageRanges, toPassages } from '#services/text/passage_ranges'
import { type Passage, splitIntoPassages } from '#services/text/passage_splitter'
import { DEFAULT_EXTRACTION_LIMITS, limitsFor, type ExtractionLimits } from './extraction_limits.js'
import { extractPlainText } from './extractors/plain_text.js'
import { readableText } from './readable_text.js'
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
/** Somebody waits for the answer meanwhile. */
const splitting = new FairLimit({
  atOnce: 1,
  waitingOfOne: 4,
  waiting: 64,
  refusal: 'Many long texts are being taken in at this moment. Try again in a few seconds.',
})

/**
 * Turns uploaded documents into text, each in a process of its own, so that a hostile one costs
 * neither the server nor its event loop.
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

  /**
   * Splits a text into passages, off the main thread when it is long.
   * @param whose in whose turn
   * @throws ProblemException where too many long texts wait
   */
  async split(text: string, whose = ''): Promise<Passage[]> {
    if (text.length <= INLINE_CHARACTERS) return splitIntoPassages(text)
    const splitter = new ConfinedProcess(SPLITTING_WORKER, limitsFor(text.length, this.#limits))
    const ranges = await splitting.run(whose, () => splitter.run<PassageRanges>(text))
    return toPassages(text, ranges)
  }

  async #read(
    path: string,
    format: DocumentFormat,
    split: boolean,
    signal?: AbortSignal
  ): Promise<ExtractedDocument> {
    const { size } = await stat(path)
    if (format === 'text' && size <= INLINE_CHARACTERS) return this.#readShortText(path, split)
    const limits = limitsFor(size, this.#limits)
    const task: ExtractionTask = { path, format, limits, split }
    const extraction = new ConfinedProcess(EXTRACTION_WORKER, limits)
    const outcome = await extraction.runOnFile<ExtractionOutcome>(task, wordsOf(limits), signal)
    if ('reason' in outcome) {
      throw new UnreadableDocumentError(outcome.reason, { cause: outcome.cause })
    }
    const { document, ranges } = outcome
    return { ...document, passages: toPassages(document.text, ranges) }
  }

  /** Starting a process would take longer than reading it. */
  async #readShortText(path: string, split: boolean): Promise<ExtractedDocument> {
    const extracted = extractPlainText(await readFile(path))
    const text = readableText(extracted.text, this.#limits)
    return { ...extracted, text, passages: split ? splitIntoPassages(text) : [] }
  }
}

const wordsOf = ({ seconds }: ExtractionLimits) => ({
  crashed:
    'Reading this file failed unexpectedly. Save it anew in the program it was made with and upload that.',
  tooComplex:
    'This file needs more memory to read than a document may take. Split it into smaller files and upload them one by one.',
  tooSlow: `This file took longer than ${seconds} seconds to read. Split it into smaller files and upload them one by one.`,
})
