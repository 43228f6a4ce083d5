import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { strToU8, zipSync } from 'fflate'

/** A PDF with these paragraphs. */
export function pdf(...paragraphs: string[]) {
  const document = new PDFDocument()
  for (const paragraph of paragraphs) document.text(paragraph).moveDown()
  document.end()
  return buffer(document)
}

/** A PDF as a scanner makes it: a picture of a page, and no letter. */
export function scannedPdf() {
  const document = new PDFDocument()
  document.rect(72, 72, 300, 400).fill('#888888')
  document.end()
  return buffer(document)
}

/** The smallest Word file with these paragraphs. */
export function docx(...paragraphs: string[]) {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')
  const parts = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  }
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
  )
}

/** A picture of one pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)
