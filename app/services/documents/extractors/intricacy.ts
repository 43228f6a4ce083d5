import { Parser } from 'htmlparser2'
import { UnreadableDocumentError } from '../unreadable_document_error.js'
import type { ExtractionLimits } from '../extraction_limits.js'

type IntricacyLimits = Pick<ExtractionLimits, 'elements' | 'cells' | 'depth'>

const CELL = /^(?:td|th|(?:\w+:)?tc)$/
/** So much is looked at before the limits are. */
const SLICE_CHARACTERS = 64 * 1024
const PDF_OBJECT = /\d\s+obj\b/g

/** Counts what makes a file long to read, without reading it. */
export class IntricacyMeter {
  #elements = 0
  #cells = 0
  #depth = 0

  constructor(
    private limits: IntricacyLimits,
    private language: 'html' | 'xml'
  ) {}

  /** @throws UnreadableDocumentError where a limit is passed by this and all that was measured before */
  measure(markup: string): void {
    const parser = new Parser(
      {
        onopentagname: (name) => this.#open(name),
        onattribute: () => void this.#elements++,
        onclosetag: () => void this.#depth--,
      },
      { xmlMode: this.language === 'xml', decodeEntities: false }
    )
    this.#depth = 0
    for (let start = 0; start < markup.length; start += SLICE_CHARACTERS) {
      parser.write(markup.slice(start, start + SLICE_CHARACTERS))
      if (this.#elements > this.limits.elements) throw tooManyElements(this.limits.elements)
    }
  }

  #open(name: string): void {
    this.#elements += 1
    this.#depth += 1
    if (this.#depth > this.limits.depth) throw tooDeep(this.limits.depth)
    if (CELL.test(name)) this.#cells += 1
    if (this.#cells > this.limits.cells) throw tooManyCells(this.limits.cells)
  }
}

/** @throws UnreadableDocumentError where a PDF is made of too many parts */
export function refuseIntricatePdf(bytes: Uint8Array, limits: IntricacyLimits): void {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const objects = source.matchAll(PDF_OBJECT).drop(limits.elements)
  if (!objects.next().done) throw tooManyElements(limits.elements)
}

const shown = (count: number) => count.toLocaleString('en')

const tooManyElements = (elements: number) =>
  new UnreadableDocumentError(
    `This file is made of more than ${shown(elements)} parts, which would take too long to read. Save only its text, or split it into smaller files and upload them one by one.`
  )

const tooManyCells = (cells: number) =>
  new UnreadableDocumentError(
    `The tables in this file have more than ${shown(cells)} cells, which would take too long to read. Leave out what tells nothing of the person, or split it into smaller files and upload them one by one.`
  )

const tooDeep = (depth: number) =>
  new UnreadableDocumentError(
    `The parts of this file lie more than ${shown(depth)} deep within one another, which no ordinary document’s do. Open it in the program it was made with, save it anew and upload that.`
  )
