import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { strToU8 } from 'fflate'
import type { DocumentFormat } from '#services/documents/document_format'
import {
  DEFAULT_EXTRACTION_LIMITS,
  limitsFor,
  type ExtractionLimits,
} from '#services/documents/extraction_limits'
import { splitIntoPassages } from '#services/text/passage_splitter'
import { TextExtractor, UnreadableDocumentError } from '#services/documents/text_extractor'
import { docxBomb, docxFile, pdfFile, pdfOfPages, wordParagraph } from './sample_documents.js'

const STORY = 'My grandmother kept a small bakery near the river.'

let directory: string

async function stored(bytes: Uint8Array | string): Promise<string> {
  const path = join(directory, 'document')
  await writeFile(path, bytes)
  return path
}

async function extract(format: DocumentFormat, bytes: Uint8Array | string) {
  return new TextExtractor().extract(await stored(bytes), format)
}

async function reasonFor(
  format: DocumentFormat,
  bytes: Uint8Array | string,
  limits: Partial<ExtractionLimits> = {}
): Promise<string> {
  try {
    await new TextExtractor(limits).extract(await stored(bytes), format)
  } catch (error) {
    if (error instanceof UnreadableDocumentError) return error.reason
    throw error
  }
  throw new Error('the document was readable')
}

function inDirectory(group: Parameters<Parameters<typeof test.group>[1]>[0]) {
  group.each.timeout(30_000)
  group.setup(async () => {
    directory = await mkdtemp(join(tmpdir(), 'documents-'))
    return () => rm(directory, { recursive: true })
  })
}

test.group('Text extractor | PDF', (group) => {
  inDirectory(group)

  test('headings and paragraphs are apart, lines are not', async ({ assert }) => {
    const pdf = await pdfFile(
      (page) => {
        page.fontSize(18).text('The bakery').moveDown()
        page.fontSize(11).text(`${STORY} ${STORY} ${STORY}`).moveDown().text('She sang.')
      },
      { info: { Title: 'A life' } }
    )
    const { text, title, pages } = await extract('pdf', pdf)
    assert.match(text, /^The bakery\n\nMy grandmother [^\n]+\n[^\n]+\n\nShe sang\.$/)
    assert.equal(title, 'A life')
    assert.equal(pages, 1)
  })

  test('a sentence goes on over the page, without head and page number', async ({ assert }) => {
    const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday']
    const pdf = await pdfOfPages(4, (page, number) => {
      page.fontSize(11).text('A life in letters').moveDown(2)
      page
        .text(`They ate. On ${days[number - 1]}`)
        .text('she baked')
        .text('all the bread that')
        .moveDown(2)
      page.text(String(number))
    })
    const { text } = await extract('pdf', pdf)
    assert.equal(text.match(/A life in letters/g)?.length, 1)
    assert.notMatch(text, /\d/)
    assert.match(text, /all the bread that\nThey ate. On Tuesday/)
  })

  test('a word that is cut at a line end is made whole', async ({ assert }) => {
    const pdf = await pdfFile((page) => page.text('An exam-').text('ple of Anglo-').text('Saxon.'))
    const { text } = await extract('pdf', pdf)
    assert.equal(text, 'An example of Anglo-\nSaxon.')
  })

  test('wrong lengths and a wrong cross-reference table do not matter', async ({ assert }) => {
    const pdf = await pdfFile((page) => page.text(STORY))
    const wrong = pdf
      .toString('latin1')
      .replace(/\/Length \d+/g, '/Length 99999')
      .replace(/startxref\n\d+/, 'startxref\n99999')
    const { text } = await extract('pdf', Buffer.from(wrong, 'latin1'))
    assert.equal(text, STORY)
  })

  test('a scan is sent to text recognition', async ({ assert }) => {
    const pdf = await pdfFile((page) => page.rect(10, 10, 100, 100).fill())
    assert.match(await reasonFor('pdf', pdf), /no text in it: it looks like a scan.*\(OCR\)/)
  })

  test('a protected PDF names the password', async ({ assert }) => {
    const pdf = await pdfFile((page) => page.text(STORY), { userPassword: 'secret' })
    assert.match(await reasonFor('pdf', pdf), /protected by a password/)
  })

  test('half a PDF is damaged', async ({ assert }) => {
    const pdf = await pdfFile((page) => page.text(STORY))
    assert.match(await reasonFor('pdf', pdf.subarray(0, pdf.length / 2)), /damaged/)
  })

  test('too many pages are refused', async ({ assert }) => {
    const pdf = await pdfOfPages(4, (page) => page.text(STORY))
    assert.match(await reasonFor('pdf', pdf, { pages: 3 }), /more than 3 pages/)
  })
})

test.group('Text extractor | Word', (group) => {
  inDirectory(group)

  test('paragraphs are apart and line breaks stay', async ({ assert }) => {
    const docx = docxFile(wordParagraph('The bakery') + wordParagraph('One line|and the next.'), {
      'docProps/core.xml': strToU8('<x xmlns:dc="dc"><dc:title>Bread &amp; roses</dc:title></x>'),
    })
    assert.deepEqual(await extract('docx', docx), {
      text: 'The bakery\n\nOne line\nand the next.',
      title: 'Bread & roses',
      pages: null,
    })
  })

  test('the cells of a table row are one line', async ({ assert }) => {
    const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`
    const docx = docxFile(`<w:tbl>${row('Name', 'Born')}${row('Ana', '1931')}</w:tbl>`)
    assert.match((await extract('docx', docx)).text, /^Name\s+\| Born\s*\nAna\s+\| 1931$/)
  })

  test('a small file that unpacks to 200 MB is refused', async ({ assert }) => {
    assert.match(await reasonFor('docx', docxBomb(200)), /unpacks to more than 100 MB/)
  })

  test('a header that lies about the size is not believed', async ({ assert }) => {
    const reason = await reasonFor('docx', docxBomb(2, 10), { unpackedBytes: 1024 * 1024 })
    assert.match(reason, /unpacks to more than 1 MB/)
  })

  test('too many parts are refused', async ({ assert }) => {
    const parts = Array.from({ length: 20 }, (_, i) => [`word/media/${i}.png`, strToU8('x')])
    const docx = docxFile(wordParagraph(STORY), Object.fromEntries(parts))
    assert.match(await reasonFor('docx', docx, { entries: 20 }), /more than 20 parts/)
  })

  test('half a Word document is damaged', async ({ assert }) => {
    const docx = docxFile(wordParagraph(STORY))
    assert.match(await reasonFor('docx', docx.subarray(0, docx.length / 2)), /damaged/)
  })
})

test.group('Text extractor | HTML and Markdown', (group) => {
  inDirectory(group)

  test('a page gives what a person reads', async ({ assert }) => {
    const html = `<!doctype html><title>Ana &amp; me</title><style>p{}</style><nav>Menu</nav>
      <h1>The bakery</h1><p>She <b>sang</b> <a href="https://x.example">songs</a>.<br>Every day.</p>
      <script>document.write('bad')</script><ul><li>bread<li>cake</ul>
      <table><tr><td>Born</td><td>1931</td></tr></table><img src="x.png" alt="photo">`
    assert.deepEqual(await extract('html', html), {
      text: 'The bakery\n\nShe sang songs.\nEvery day.\n\nbread\n\ncake\n\nBorn | 1931',
      title: 'Ana & me',
      pages: null,
    })
  })

  test('a page in an encoding that it declares is read', async ({ assert }) => {
    const html = Buffer.from(
      '<meta charset="windows-1251"><p>\xcf\xf0\xe8\xe2\xe5\xf2</p>',
      'latin1'
    )
    assert.equal((await extract('html', html)).text, 'Привет')
  })

  test('Markdown loses its marks and keeps its words', async ({ assert }) => {
    const markdown = `---\ntitle: "Her life"\n---\n# The *bakery*\n\nShe **sang** [songs](https://x.example)\nall day.\n\n- bread\n- cake\n\n\`\`\`js\nconst bread = 1\n\n  bake(bread)\n\`\`\`\n\n<script>bad()</script>\n`
    assert.deepEqual(await extract('markdown', markdown), {
      text: 'The bakery\n\nShe sang songs all day.\n\nbread\n\ncake\n\nconst bread = 1\n\n  bake(bread)',
      title: 'Her life',
      pages: null,
    })
  })

  test('the first heading of a Markdown file is its title', async ({ assert }) => {
    assert.equal((await extract('markdown', 'Hi\n\n# The *bakery*')).title, 'The bakery')
    const titled = (field: string) => extract('markdown', `---\ntitle:${field}\n---\nText`)
    for (const [field, title] of [
      [` 'Her life'\t`, 'Her life'],
      [' "Her life', '"Her life'],
      [' Her "life"', 'Her "life"'],
    ])
      assert.equal((await titled(field)).title, title)
  })
})

test.group('Text extractor | text', (group) => {
  inDirectory(group)

  test('{encoding} is read')
    .with([
      { encoding: 'UTF-8 with a byte order mark', bytes: Buffer.from('\uFEFFOlá, “avó”') },
      { encoding: 'UTF-16, little-endian', bytes: Buffer.from('\uFEFFOlá, “avó”', 'utf16le') },
      {
        encoding: 'UTF-16, big-endian',
        bytes: Buffer.from('\uFEFFOlá, “avó”', 'utf16le').swap16(),
      },
      { encoding: 'windows-1252', bytes: Buffer.from('Ol\xe1, \x93av\xf3\x94', 'latin1') },
    ])
    .run(async ({ assert }, { bytes }) => {
      assert.equal((await extract('text', bytes)).text, 'Olá, “avó”')
    })

  test('NUL bytes and Windows line ends are cleaned away', async ({ assert }) => {
    assert.equal(
      (await extract('text', 'Hello\0 there.\r\n\r\n\r\n\r\nBye.')).text,
      'Hello there.\n\nBye.'
    )
  })

  test('a text without a letter is refused', async ({ assert }) => {
    assert.match(await reasonFor('text', ' \n*** ---'), /no text/)
  })

  test('a text that is too long is refused', async ({ assert }) => {
    assert.match(await reasonFor('text', STORY, { characters: 20 }), /more than 20 characters/)
  })
})

test.group('Text extractor | intricacy', (group) => {
  inDirectory(group)

  const cell = '<w:tc><w:p/></w:tc>'
  const row = (cells: number) => `<w:tr>${cell.repeat(cells)}</w:tr>`

  test('{what} is refused at a glance')
    .with([
      {
        what: 'a Word document of 300,000 cells',
        format: 'docx' as const,
        make: () => docxFile(`<w:tbl>${row(300).repeat(1000)}</w:tbl>`),
        reason: /more than 100,000 cells/,
      },
      {
        what: 'a Word document of 300,000 empty paragraphs with their looks',
        format: 'docx' as const,
        make: () => docxFile('<w:p><w:pPr/></w:p>'.repeat(300_000)),
        reason: /more than 500,000 parts/,
      },
      {
        what: 'a Word document of 10,000 tables in one another',
        format: 'docx' as const,
        make: () => docxFile('<w:tbl><w:tr><w:tc>'.repeat(10_000)),
        reason: /more than 1,000 deep/,
      },
      {
        what: 'a page of 3,000,000 divisions in one another',
        format: 'html' as const,
        make: () => '<div>'.repeat(3_000_000),
        reason: /more than 1,000 deep/,
      },
      {
        what: 'a page of 600,000 paragraphs',
        format: 'html' as const,
        make: () => '<p>a</p>'.repeat(600_000),
        reason: /more than 500,000 parts/,
      },
      {
        what: 'a page of 200,000 cells',
        format: 'html' as const,
        make: () => `<table>${`<tr>${'<td>a'.repeat(100)}`.repeat(2000)}</table>`,
        reason: /more than 100,000 cells/,
      },
      {
        what: 'a Markdown table of 200,000 cells',
        format: 'markdown' as const,
        make: () => `a | b\n-|-\n${'x | y\n'.repeat(100_000)}`,
        reason: /more than 100,000 cells/,
      },
      {
        what: 'a PDF of 600,000 objects',
        format: 'pdf' as const,
        make: () => `%PDF-1.4\n${'1 0 obj\nnull\nendobj\n'.repeat(600_000)}`,
        reason: /more than 500,000 parts/,
      },
    ])
    .run(async ({ assert }, { format, make, reason }) => {
      assert.match(await reasonFor(format, make()), reason)
    })

  test('tags that are never closed, as people write them, are not deep', async ({ assert }) => {
    const html = `<ul>${'<li>bread'.repeat(2000)}</ul>${'<p>cake<br>'.repeat(2000)}<svg>${'<path/>'.repeat(2000)}</svg>`
    const { text } = await extract('html', html)
    assert.lengthOf(text.match(/bread/g)!, 2000)
    assert.lengthOf(text.match(/cake/g)!, 2000)
  })

  test('a small file may take less time than a large one', ({ assert }) => {
    const seconds = (bytes: number, most = 60) =>
      limitsFor(bytes, { ...DEFAULT_EXTRACTION_LIMITS, seconds: most }).seconds
    assert.equal(seconds(200 * 1024), 11)
    assert.equal(seconds(2 * 1024 * 1024), 20)
    assert.equal(seconds(20 * 1024 * 1024), 60)
    assert.equal(seconds(20 * 1024 * 1024, 5), 5)
  })
})

test.group('Text extractor | confinement', (group) => {
  inDirectory(group)

  test('passages are those of the text', async ({ assert }) => {
    const path = await stored(`${STORY} `.repeat(500))
    const { text, passages } = await new TextExtractor().extractPassages(path, 'text')
    assert.deepEqual(passages, splitIntoPassages(text))
  })

  test('a long text is split elsewhere, with the same result', async ({ assert }) => {
    const long = `${STORY} `.repeat(2_000)
    assert.deepEqual(await new TextExtractor().split(long), splitIntoPassages(long))
    assert.deepEqual(await new TextExtractor().split(STORY), splitIntoPassages(STORY))
  })

  test('a document that takes too long is given up', async ({ assert }) => {
    const html = '<div>'.repeat(300) + '<p>a</p>'.repeat(450_000)
    assert.match(await reasonFor('html', html, { seconds: 1 }), /longer than 1 seconds/)
  })

  test('a document that takes too much memory is given up', async ({ assert }) => {
    const html = '<p>Hello <b>there</b>.</p>'.repeat(240_000)
    assert.match(await reasonFor('html', html, { memoryMegabytes: 200 }), /more memory/)
  })

  test('a reason says nothing of libraries', async ({ assert }) => {
    const reason = await reasonFor('docx', docxFile('<w:p>&unknown;</w:p>'))
    assert.notMatch(reason, /xml|mammoth|Error|\.js|at \w+/)
  })

  test('a file that is gone is no unreadable document', async ({ assert }) => {
    await assert.rejects(
      () => new TextExtractor().extract(join(directory, 'gone'), 'pdf'),
      /ENOENT/
    )
  })
})
