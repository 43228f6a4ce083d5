/**
 * Sets the shortened Autobiography of Benjamin Franklin as a small book, so that the demo account
 * holds a real PDF. Run it again after a change of the text: `node database/demo/make_pdf.ts`.
 */
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'

const SOURCE = new URL('./documents/franklin_autobiography.md', import.meta.url)
const TARGET = new URL('./documents/franklin_autobiography.pdf', import.meta.url)

/** Lengths in PDF points (1/72 inch): a page of 5.5 by 8.5 inches. */
const PAGE = { width: 396, height: 612, top: 62, bottom: 76, side: 58 }
const BODY = { font: 'Times-Roman', size: 11.25, leading: 3.6, indent: 15 }
const INK = '#1f1a17'
const ACCENT = '#8c3b3b'

interface Chapter {
  heading: string
  paragraphs: string[]
}

interface Book {
  title: string
  source: string
  chapters: Chapter[]
}

/** Reads the two levels of Markdown headings that the text uses; everything else is a paragraph. */
function parseBook(markdown: string): Book {
  const [front, ...parts] = markdown.trim().split(/^## /m)
  const [title, source] = blocksOf(front.replace(/^# /, ''))
  const chapters = parts.map((part) => {
    const [heading, ...paragraphs] = blocksOf(part)
    return { heading, paragraphs }
  })
  return { title, source, chapters }
}

function blocksOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter(Boolean)
}

function sentencesOf(paragraph: string): string[] {
  return paragraph.split(/(?<=[.!?]”?)(?<!\b(?:Mr|Dr)\.) (?=[A-Z“])/)
}

class BookTypesetter {
  readonly #pdf: PDFKit.PDFDocument

  constructor(book: Book) {
    this.#pdf = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margins: { top: PAGE.top, bottom: PAGE.bottom, left: PAGE.side, right: PAGE.side },
      bufferPages: true,
      displayTitle: true,
      lang: 'en',
      // A fixed date keeps the file the same from run to run.
      info: {
        Title: book.title,
        Author: 'Benjamin Franklin',
        CreationDate: new Date('2026-01-01T00:00:00Z'),
      },
    })
  }

  async write(book: Book, target: URL): Promise<void> {
    const file = createWriteStream(fileURLToPath(target))
    this.#pdf.pipe(file)
    this.#titlePage(book)
    this.#pdf.addPage()
    for (const chapter of book.chapters) this.#chapter(chapter)
    this.#pageNumbers()
    this.#pdf.end()
    await finished(file)
  }

  #titlePage({ title, source }: Book): void {
    const [first, last] = title.split(' of ')
    this.#pdf.fillColor(INK).font('Times-Roman').fontSize(25).text(first, PAGE.side, 172, CENTRED)
    this.#pdf.moveDown(0.3).font('Times-Italic').fontSize(14).text('of', CENTRED)
    this.#pdf.moveDown(0.3).font('Times-Roman').fontSize(25).text(last, CENTRED)
    this.#ornament(this.#pdf.y + 28)
    this.#pdf
      .font('Times-Italic')
      .fontSize(9.5)
      .text(source, PAGE.side + 34, 500, {
        align: 'center',
        width: PAGE.width - 2 * (PAGE.side + 34),
        lineGap: 2,
      })
  }

  #chapter({ heading, paragraphs }: Chapter): void {
    this.#heading(heading)
    paragraphs.forEach((paragraph, index) => {
      this.#paragraph(sentencesOf(paragraph), index > 0 ? BODY.indent : 0)
    })
  }

  #heading(heading: string): void {
    if (this.#spaceLeft() < 120) this.#pdf.addPage()
    else if (this.#pdf.y > PAGE.top) this.#pdf.y += 24
    this.#pdf.outline.addItem(heading)
    this.#pdf.font('Times-Italic').fontSize(17).text(heading, CENTRED)
    this.#ornament(this.#pdf.y + 7)
    this.#pdf.y += 20
  }

  /** Sets whole sentences only on a page, so that no quotation has a page number in its middle. */
  #paragraph(sentences: string[], indent: number): void {
    this.#pdf.font(BODY.font).fontSize(BODY.size).fillColor(INK)
    const style = { align: 'justify', lineGap: BODY.leading, indent } as const
    let count = sentences.length
    while (this.#pdf.heightOfString(sentences.slice(0, count).join(' '), style) > this.#spaceLeft())
      count--
    if (count > 0) this.#pdf.text(sentences.slice(0, count).join(' '), style)
    if (count === sentences.length) return
    this.#pdf.addPage()
    this.#paragraph(sentences.slice(count), count > 0 ? 0 : indent)
  }

  /** Two hairlines with a lozenge between them, centred at the height `y`. */
  #ornament(y: number): void {
    const middle = PAGE.width / 2
    this.#pdf.save().lineWidth(0.6).strokeColor(ACCENT).fillColor(ACCENT)
    this.#pdf.moveTo(middle - 42, y).lineTo(middle - 8, y)
    this.#pdf
      .moveTo(middle + 8, y)
      .lineTo(middle + 42, y)
      .stroke()
    this.#pdf.polygon([middle - 3, y], [middle, y - 3], [middle + 3, y], [middle, y + 3]).fill()
    this.#pdf.restore()
  }

  #pageNumbers(): void {
    const { start, count } = this.#pdf.bufferedPageRange()
    for (let index = start + 1; index < start + count; index++) {
      this.#pdf.switchToPage(index)
      // Text below the bottom margin would open a page of its own.
      this.#pdf.page.margins.bottom = 0
      this.#pdf.font('Times-Roman').fontSize(9.5).fillColor(INK)
      this.#pdf.text(String(index + 1), PAGE.side, PAGE.height - 50, CENTRED)
    }
  }

  #spaceLeft(): number {
    return PAGE.height - PAGE.bottom - this.#pdf.y
  }
}

const CENTRED = { align: 'center', width: PAGE.width - 2 * PAGE.side } as const

const book = parseBook(await readFile(SOURCE, 'utf8'))
await new BookTypesetter(book).write(book, TARGET)
