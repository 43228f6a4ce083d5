import { test } from '@japa/runner'
import { strToU8, zipSync } from 'fflate'
import { formatOfBytes } from '#services/documents/document_format'
import { docxFile, pdfFile, wordParagraph } from './sample_documents.js'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)
const text = (content: string, encoding: BufferEncoding = 'utf8') => Buffer.from(content, encoding)

test.group('Document format | by bytes', () => {
  test('a PDF is a PDF whatever its name', async ({ assert }) => {
    const pdf = await pdfFile((page) => page.text('Hello'))
    assert.equal(formatOfBytes(pdf, 'letter.txt'), 'pdf')
    assert.equal(formatOfBytes(Buffer.concat([text('scanned by x\n'), pdf]), 'letter'), 'pdf')
  })

  test('an article that quotes a PDF header is no PDF', ({ assert }) => {
    assert.equal(
      formatOfBytes(text('Files start with %PDF-1.7 and a comment.'), 'a.md'),
      'markdown'
    )
  })

  test('a Word document is one whatever its name', ({ assert }) => {
    assert.equal(formatOfBytes(docxFile(wordParagraph('Hello')), 'letter.pdf'), 'docx')
  })

  test('a damaged Word document is left to the extractor', ({ assert }) => {
    const half = docxFile(wordParagraph('Hello')).subarray(0, 200)
    assert.equal(formatOfBytes(half, 'letter.docx'), 'docx')
    assert.isNull(formatOfBytes(half, 'letter.txt'))
  })

  test('a web page is one by its first tag, also after a comment', ({ assert }) => {
    const page = text('<!-- saved -->\n<!DOCTYPE html><title>x</title>')
    assert.equal(formatOfBytes(page, 'page.txt'), 'html')
    assert.equal(formatOfBytes(text('<p>Hello</p>'), 'page.HTM'), 'html')
  })

  test('comments without end do not slow it down', ({ assert }) => {
    assert.equal(formatOfBytes(text('<!-- x -->'.repeat(6_000)), 'page.txt'), 'text')
  })
})

test.group('Document format | text', () => {
  test('text is Markdown by its name', ({ assert }) => {
    assert.equal(formatOfBytes(text('# Hello'), 'notes.md'), 'markdown')
    assert.equal(formatOfBytes(text('# Hello'), 'notes.txt'), 'text')
    assert.equal(formatOfBytes(text('# Hello'), 'notes'), 'text')
  })

  test('text is accepted in {encoding}')
    .with([
      { encoding: 'UTF-8', bytes: text('Olá, avó') },
      {
        encoding: 'UTF-8 that is cut in a character',
        bytes: text('Olá à avó é aí').subarray(0, -1),
      },
      { encoding: 'UTF-16 with a byte order mark', bytes: text('\uFEFFOlá, avó', 'utf16le') },
      { encoding: 'windows-1252', bytes: text('\x93Ol\xe1\x94, av\xf3', 'latin1') },
    ])
    .run(({ assert }, { bytes }) => assert.equal(formatOfBytes(bytes, 'letter.txt'), 'text'))

  test('nothing is still text, which the extractor finds empty', ({ assert }) => {
    assert.equal(formatOfBytes(new Uint8Array(), 'empty.txt'), 'text')
  })
})

test.group('Document format | refused', () => {
  test('{kind} is refused under any name')
    .with([
      { kind: 'a picture', bytes: PNG },
      { kind: 'a program', bytes: Buffer.concat([text('MZ'), Buffer.alloc(500, '\0\x01@\xff')]) },
      { kind: 'an archive', bytes: zipSync({ 'notes.txt': strToU8('hello') }) },
      { kind: 'rich text', bytes: text('{\\rtf1\\ansi Hello}') },
      { kind: 'an unmarked Cyrillic encoding', bytes: Buffer.alloc(50, '\xcf\xf0\xe8', 'latin1') },
    ])
    .run(({ assert }, { bytes }) => {
      for (const name of ['a.pdf', 'a.docx', 'a.txt', 'a.html']) {
        assert.isNull(formatOfBytes(bytes, name), name)
      }
    })
})
