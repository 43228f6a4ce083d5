/** First token and whole reply over HTTP, of a clone that was taught 60 memories. */
import { member, percentiles, startServer } from '../tests/support/running_server.js'
import { prose } from './prose.js'

const server = await startServer({ built: true })
const { api, headers } = await member(server.url)
const clone = await api('POST', '/clones', { name: 'Bench' })
for (let n = 0; n < 60; n++)
  await api('POST', `/clones/${clone.id}/memories`, { content: prose(n * 5, 5) })
const { id } = await api('POST', `/clones/${clone.id}/conversations`, {})

const firstToken: number[] = []
const whole: number[] = []
for (let n = 0; n < 90; n++) {
  const began = performance.now()
  const response = await fetch(`${server.url}/api/conversations/${id}/messages`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', 'Accept': 'text/event-stream' },
    body: JSON.stringify({
      content: `What did the old sailor build near the harbour, number ${n}?`,
    }),
  })
  let text = ''
  let seen = false
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    text += part
    if (!seen && text.includes('event: token')) {
      seen = true
      firstToken.push(performance.now() - began)
    }
  }
  if (!text.includes('event: clone_message')) throw new Error(text)
  whole.push(performance.now() - began)
}
console.log(
  `replies; the very first one, which loads the sentence encoder: first token ${firstToken[0].toFixed(0)} ms`
)
console.table({
  'first token (ms)': percentiles(firstToken.slice(1)),
  'whole reply (ms)': percentiles(whole.slice(1)),
})
await server.stop()
server.clear()
