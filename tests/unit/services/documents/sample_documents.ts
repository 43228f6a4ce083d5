import { crc32, deflateRawSync } from 'node:zlib'
import { strToU8, Zip, type ZipInputFile, zipSync, type Zippable } from 'fflate'
import PDFDocument from 'pdfkit'

const WORD_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const CONTENT_TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`

/** A PDF that `draw` fills, as bytes. */
export function pdfFile(
  draw: (pdf: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {}
): Promise<Buffer> {
  const pdf = new PDFDocument(options)
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = new Promise<Buffer>((resolve) => {
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
  })
  draw(pdf)
  pdf.end()
  return finished
}

/** A PDF of `pages` pages, each of them drawn by `draw`. */
export function pdfOfPages(
  pages: number,
  draw: (pdf: PDFKit.PDFDocument, page: number) => void,
  options: PDFKit.PDFDocumentOptions = {}
): Promise<Buffer> {
  return pdfFile(
    (pdf) => {
      for (let page = 1; page <= pages; page++) draw(pdf.addPage(), page)
    },
    { ...options, autoFirstPage: false }
  )
}

/** A Word document whose body is `xml`. */
export function docxFile(xml: string, extraParts: Zippable = {}): Uint8Array {
  return zipSync(
    {
      '[Content_Types].xml': strToU8(CONTENT_TYPES),
      'word/document.xml': strToU8(wordDocument(xml)),
      ...extraParts,
    },
    { level: 1 }
  )
}

/** A paragraph of a Word document; `|` is a line break. */
export function wordParagraph(text: string): string {
  const runs = text.split('|').map((line) => `<w:t xml:space="preserve">${line}</w:t>`)
  return `<w:p><w:r>${runs.join('<w:br/>')}</w:r></w:p>`
}

function wordDocument(xml: string): string {
  return `<?xml version="1.0"?><w:document xmlns:w="${WORD_NAMESPACE}"><w:body>${xml}</w:body></w:document>`
}

/** A Word document whose text unpacks to `megabytes` of zeros that its headers call `declared` bytes. */
export function docxBomb(megabytes: number, declared = megabytes * 1024 * 1024): Buffer {
  const chunks: Uint8Array[] = []
  const archive = new Zip((_, chunk) => chunks.push(chunk))
  const zeros = Buffer.alloc(megabytes * 1024 * 1024)
  addEntry(archive, '[Content_Types].xml', Buffer.from(CONTENT_TYPES))
  addEntry(archive, 'word/document.xml', zeros, declared)
  archive.end()
  return Buffer.concat(chunks)
}

// Node's deflate is several times as fast as the one in fflate.
function addEntry(archive: Zip, filename: string, bytes: Buffer, size = bytes.length): void {
  const entry: ZipInputFile = { filename, size, crc: crc32(bytes), compression: 8 }
  archive.add(entry)
  entry.ondata?.(null, deflateRawSync(bytes, { level: 1 }), true)
}
