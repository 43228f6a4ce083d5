/** A PDF of 100 pages from upload to searchable, while the server goes on answering. */
import PDFDocument from 'pdfkit'
import { member, percentiles, startServer, until } from '../tests/support/running_server.js'
import { prose } from './prose.js'

const pages = 100
const file = await new Promise<Buffer>((resolve) => {
  const pdf = new PDFDocument({ size: 'A4' })
  const parts: Buffer[] = []
  pdf.on('data', (part) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)))
  for (let page = 0; page < pages; page++) {
    if (page > 0) pdf.addPage()
    pdf.fontSize(10).text(prose(page * 24, 24))
  }
  pdf.end()
})

const server = await startServer({ built: true })
const { api, headers } = await member(server.url)
const clone = await api('POST', '/clones', { name: 'Bench' })
await server.loopDelays()

const answers: number[] = []
let asking = true
const others = (async () => {
  while (asking) {
    const began = performance.now()
    await api('GET', '/clones')
    answers.push(performance.now() - began)
  }
})()

const form = new FormData()
form.append('file', new Blob([new Uint8Array(file)]), 'book.pdf')
const began = performance.now()
const upload = await fetch(`${server.url}/api/clones/${clone.id}/documents`, {
  method: 'POST',
  headers,
  body: form,
})
const document = (await upload.json()) as { id: string }
const accepted = performance.now() - began
const path = `/clones/${clone.id}/documents/${document.id}`
await until(async () => (await api('GET', path)).status === 'ready')
const ready = performance.now() - began
const { chunk_count: passages } = await api('GET', path)
const found = await api('GET', `/clones/${clone.id}/search?q=entry+2399+of+the+diary`)
const whileReading = await server.loopDelays()
if (!found.some(({ content }: { content: string }) => content.includes('entry 2399')))
  throw new Error('The last page was not found')

const rssWhileEmbedding: number[] = []
const { DatabaseSync } = await import('node:sqlite')
const database = new DatabaseSync(`${server.folder}/clonememoria.sqlite`, { readOnly: true })
await until(async () => {
  rssWhileEmbedding.push(server.rss())
  return (
    (
      database
        .prepare('SELECT count(*) AS n FROM passages WHERE embedding_model IS NULL')
        .get() as { n: number }
    ).n === 0
  )
}, 250)
const embedded = performance.now() - began
asking = false
await others
const whileEmbedding = await server.loopDelays()

console.log(`PDF, ${pages} pages, ${(file.length / 1024).toFixed(0)} KB, ${passages} passages`)
console.table({
  'accepted (201)': { ms: Math.round(accepted) },
  'searchable by words': { ms: Math.round(ready) },
  'searchable by meaning too': { ms: Math.round(embedded) },
})
console.table({
  'event loop delay while reading (ms)': whileReading,
  'while embedding (ms)': whileEmbedding,
})
console.table({ 'GET /api/clones meanwhile (ms)': percentiles(answers) })
console.log(`largest memory while embedding: ${Math.max(...rssWhileEmbedding).toFixed(0)} MB`)
await server.stop()
server.clear()
