import { setTimeout as sleep } from 'node:timers/promises'
import { strToU8, zipSync } from 'fflate'
import { pdf } from '../../tests/support/files.js'
import { member, percentiles, startServer, until } from '../../tests/support/running_server.js'
import { idleLoop } from '../idle_loop.js'
import type { Exercise, Finding } from './exercise.js'

type Member = Awaited<ReturnType<typeof member>>

interface Upload {
  name: string
  bytes: Uint8Array
}

/** How long the attack lasts, in milliseconds. */
const attackLength = 40_000

/** So that the attack meets its end within the exercise; in service it is three minutes an hour. */
const secondsInVain = 15

const cells = 300_000
const divisions = 3_000_000

/** Small to send, and long to read. */
const hostile = (): Upload[] => [
  ...Array.from({ length: 5 }, (_, n) => ({ name: `table-${n}.docx`, bytes: wordTable() })),
  { name: 'page.html', bytes: Buffer.from(`<html>${'<div>'.repeat(divisions)}`) },
]

function wordTable() {
  const row = `<w:tr>${'<w:tc><w:p/></w:tc>'.repeat(cells)}</w:tr>`
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>${row}</w:tbl></w:body></w:document>`
    ),
  })
}

/** Two processes over one database; one account sends what is long to read, and another waits for what is short. */
const exercise: Exercise = {
  title: 'One account sends documents that are long to read, again and again',
  async run() {
    const env = { LIMIT_VAIN_READING: String(secondsInVain) }
    const first = await startServer({ built: true, env })
    const second = await startServer({ built: true, env, folder: first.folder })
    try {
      const attacker = await documents(await member(first.url), [first.url, second.url])
      const stranger = await documents(await member(second.url), [second.url, first.url])
      await Promise.all([first.loopDelays(), second.loopDelays()])

      const idle = await idleLoop()
      const end = Date.now() + attackLength
      const attack = attacker.sendUntil(end, hostile())
      await sleep(3000)
      const texts: number[] = []
      const pdfs: number[] = []
      const small = await pdf('The harmonium came from Braga by ox cart in the spring of 1931.')
      for (let n = 0; Date.now() < end - 2000; n++) {
        texts.push(await stranger.timeToReady({ name: 'a.txt', bytes: Buffer.from(`Text ${n}`) }))
        pdfs.push(await stranger.timeToReady({ name: 'a.pdf', bytes: small }))
      }
      const answers = await attack
      const delays = await Promise.all([first.loopDelays(), second.loopDelays()])
      const loops = { server: Math.max(...delays.map(({ max }) => max)), idle: await idle.end() }
      return findings(texts, pdfs, answers, loops)
    } finally {
      await Promise.all([first.stop(), second.stop()])
      first.clear()
    }
  },
}

function findings(
  texts: number[],
  pdfs: number[],
  answers: Record<string, number>,
  loops: { server: number; idle: number }
): Finding[] {
  const [text, small] = [percentiles(texts), percentiles(pdfs)]
  return [
    {
      what: 'a stranger’s text is ready within 2 s',
      measured: `${text.n} texts, median ${text.p50} ms, longest ${text.max} ms`,
      holds: text.max < 2000,
    },
    {
      what: 'a stranger’s small PDF is ready within 5 s',
      measured: `${small.n} PDFs, median ${small.p50} ms, longest ${small.max} ms`,
      holds: small.max < 5000,
    },
    {
      what: 'who sends them is refused in the end',
      measured: Object.entries(answers)
        .map(([status, count]) => `${count} × ${status}`)
        .join(', '),
      holds: (answers['429'] ?? 0) > 0,
    },
    {
      what: 'the event loops go on',
      measured: `longest delay ${loops.server} ms, of an idle process next to them ${loops.idle} ms`,
      holds: loops.server <= Math.max(100, 2 * loops.idle),
    },
  ]
}

async function documents(who: Member, urls: string[]) {
  const clone = await who.api('POST', '/clones', { name: 'Rosa' })
  const path = `/clones/${clone.id}/documents`
  let turn = 0
  const send = ({ name, bytes }: Upload) => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), name)
    const url = urls[turn++ % urls.length]
    return fetch(`${url}/api${path}`, { method: 'POST', headers: who.headers, body: form })
  }
  return {
    /** Sends whatever is taken. @returns how often which status was answered */
    async sendUntil(end: number, uploads: Upload[]) {
      const answers: Record<string, number> = {}
      for (let n = 0; Date.now() < end; n++) {
        const response = await send(uploads[n % uploads.length])
        await response.body?.cancel()
        answers[response.status] = (answers[response.status] ?? 0) + 1
        if (!response.ok) await sleep(200)
      }
      return answers
    },
    /** From the upload until it can be found, in milliseconds; then it makes room for the next. */
    async timeToReady(upload: Upload) {
      const began = performance.now()
      const response = await send(upload)
      const { id } = (await response.json()) as { id: string }
      await until(async () => (await who.api('GET', `${path}/${id}`)).status === 'ready', 20, 400)
      const taken = performance.now() - began
      await who.api('DELETE', `${path}/${id}`)
      return Math.round(taken)
    },
  }
}

export default exercise
