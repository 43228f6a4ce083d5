/** A chat of 10,000 messages from upload to searchable by meaning, while the server goes on answering. */
import { setTimeout as sleep } from 'node:timers/promises'
import { member, percentiles, startServer, until } from '../tests/support/running_server.js'
import { sentence } from './prose.js'

const messages = Number(process.argv[2] ?? 10_000)
/** Between two questions of somebody else, in milliseconds. */
const pace = 100
/** Seconds to wait for either phase: longer than it may take on any machine. */
const patience = 900
const pad = (number: number) => String(number).padStart(2, '0')
const lines = Array.from({ length: messages }, (_, n) => {
  const at = new Date(Date.UTC(2023, 0, 1, 8, n * 7))
  const date = `${pad(at.getUTCDate())}/${pad(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`
  const time = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`
  return `${date}, ${time} - ${n % 2 ? 'Maria' : 'Rui'}: ${sentence(n)}`
})

const server = await startServer({ built: true })
const { api, headers } = await member(server.url)
await api('PATCH', '/auth/me', { consents: { chat_import: true } })
const clone = await api('POST', '/clones', { name: 'Rui' })
await server.loopDelays()

const phases: Record<string, object> = {}
let [lists, searches]: [number[], number[]] = [[], []]
let asking = true
const others = (async () => {
  for (let n = 0; asking; n++) {
    lists.push(await timed('/clones'))
    searches.push(await timed(`/clones/${clone.id}/search?q=Who+sold+the+violin+${n}`))
    await sleep(pace)
  }
})()

const form = new FormData()
form.append('file', new Blob([lines.join('\n')]), 'chat.txt')
const began = performance.now()
const upload = await fetch(`${server.url}/api/clones/${clone.id}/memories/import`, {
  method: 'POST',
  headers,
  body: form,
})
const { id } = (await upload.json()) as { id: string }
const accepted = performance.now() - began
let chat: { status: string; imported: number; error: string | null }
await until(
  async () => {
    chat = await api('GET', `/imports/${id}`)
    return chat.status === 'done' || chat.status === 'failed'
  },
  250,
  patience
)
if (chat!.imported !== messages) throw new Error(`${chat!.imported} imported: ${chat!.error}`)
const taught = performance.now() - began
await note('while it was taught')

const { DatabaseSync } = await import('node:sqlite')
const database = new DatabaseSync(`${server.folder}/clonememoria.sqlite`, { readOnly: true })
const waiting = database.prepare('SELECT count(*) AS n FROM passages WHERE embedding_model IS NULL')
await until(async () => (waiting.get() as { n: number }).n === 0, 250, patience)
const embedded = performance.now() - began
await note('while it was embedded')
asking = false
await others

console.log(`a chat of ${messages} messages`)
console.table({
  'accepted (202)': { seconds: seconds(accepted) },
  'taught, searchable by words': { seconds: seconds(taught) },
  'searchable by meaning too': { seconds: seconds(embedded) },
})
console.table(phases)
await server.stop()
server.clear()

async function timed(path: string) {
  const asked = performance.now()
  await api('GET', path)
  return performance.now() - asked
}

async function note(phase: string) {
  phases[`GET /api/clones ${phase} (ms)`] = percentiles(lists)
  phases[`search ${phase} (ms)`] = percentiles(searches)
  phases[`event loop delay ${phase} (ms)`] = await server.loopDelays()
  ;[lists, searches] = [[], []]
}

function seconds(milliseconds: number) {
  return Number((milliseconds / 1000).toFixed(1))
}
