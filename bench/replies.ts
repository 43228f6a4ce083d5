/** First token and whole reply over HTTP, of a clone that was taught 60 memories, after a start of the server. */
import { setTimeout as sleep } from 'node:timers/promises'
import { member, percentiles, startServer } from '../tests/support/running_server.js'
import { prose } from './prose.js'

const school = await startServer({ built: true })
const { api, headers, send } = await member(school.url)
const clone = await api('POST', '/clones', { name: 'Bench' })
for (let n = 0; n < 60; n++)
  await api('POST', `/clones/${clone.id}/memories`, { content: prose(n * 5, 5) })
const { id } = await api('POST', `/clones/${clone.id}/conversations`, {})
await school.stop()

const unopened = await start()
const withoutOpening = await reply(unopened.url, 0)
await unopened.stop()

const server = await start()
await send('GET', `/conversations/${id}`, undefined, server.url)
await sleep(2_000)
const first = await reply(server.url, 1)
const replies = []
for (let n = 2; n < 92; n++) replies.push(await reply(server.url, n))

console.log('replies; the first after a start of the server')
console.table({
  'conversation opened two seconds before': { 'first token (ms)': Math.round(first.firstToken) },
  'written to without opening it': { 'first token (ms)': Math.round(withoutOpening.firstToken) },
})
console.log('and the next ones')
console.table({
  'first token (ms)': percentiles(replies.map(({ firstToken }) => firstToken)),
  'whole reply (ms)': percentiles(replies.map(({ whole }) => whole)),
})
await server.stop()
school.clear()

function start() {
  return startServer({ built: true, folder: school.folder })
}

async function reply(url: string, n: number) {
  const began = performance.now()
  const response = await fetch(`${url}/api/conversations/${id}/messages`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', 'Accept': 'text/event-stream' },
    body: JSON.stringify({
      content: `What did the old sailor build near the harbour, number ${n}?`,
    }),
  })
  let text = ''
  let firstToken = 0
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    text += part
    if (!firstToken && text.includes('event: token')) firstToken = performance.now() - began
  }
  if (!text.includes('event: clone_message')) throw new Error(text)
  return { firstToken, whole: performance.now() - began }
}
