/** Resident memory of the server: after boot, after ordinary requests, while and after the sentence encoder works. */
import { setTimeout as sleep } from 'node:timers/promises'
import { member, startServer } from '../tests/support/running_server.js'
import { prose } from './prose.js'

const server = await startServer({ built: true })
const afterBoot = server.rss()
const { api } = await member(server.url)
const clone = await api('POST', '/clones', { name: 'Bench' })
for (let n = 0; n < 500; n++) await api('GET', '/clones')
for (let n = 0; n < 100; n++) await (await fetch(`${server.url}/login`)).text()
const beforeEmbedding = server.rss()

let largest = 0
const watch = setInterval(() => (largest = Math.max(largest, server.rss())), 50)
for (let n = 0; n < 4; n++)
  await api('POST', `/clones/${clone.id}/documents`, {
    title: `Part ${n}`,
    content: prose(n * 600, 600),
  })
for (let n = 0; n < 40; n++) {
  await api(
    'GET',
    `/clones/${clone.id}/search?q=${encodeURIComponent(`What did the old sailor build, number ${n}?`)}`
  )
  await sleep(250)
}
clearInterval(watch)
console.table({
  'after boot': { MB: Math.round(afterBoot) },
  'after 600 requests, before the encoder was used': { MB: Math.round(beforeEmbedding) },
  'largest while the encoder worked': { MB: Math.round(largest) },
  'at the end': { MB: Math.round(server.rss()) },
})
await server.stop()
server.clear()
