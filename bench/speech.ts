/** The built-in voices: time to the first sound, pace against real time, and what else waits meanwhile. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DummySpeech } from '#services/ai/drivers/dummy_speech'
import { member, percentiles, startServer } from '../tests/support/running_server.js'
import { prose } from './prose.js'

const rounds = 20
/** MP3 of 48 kbit/s. */
const bytesPerSecond = 6_000

const speech = new DummySpeech()
const began = performance.now()
await say('Hello.')
console.log(
  `the first word, with the start of the thread: ${Math.round(performance.now() - began)} ms`
)

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
const table: Record<string, object> = {}
for (const words of [20, 200]) {
  const heard = []
  for (let round = 0; round < rounds; round++) heard.push(await say(textOf(words, round)))
  const [{ bytes }] = heard
  table[`${words} words`] = {
    'first sound p50 (ms)': percentiles(heard.map(({ first }) => first)).p50,
    'first sound p95 (ms)': percentiles(heard.map(({ first }) => first)).p95,
    'whole p50 (ms)': percentiles(heard.map(({ whole }) => whole)).p50,
    'speech (s)': Number((bytes / bytesPerSecond).toFixed(1)),
    'times real time': percentiles(
      heard.map(({ whole, bytes: size }) => (1000 * size) / bytesPerSecond / whole)
    ).p50,
    'kB': Math.round(bytes / 1000),
  }
}
console.table(table)
console.log(
  `delay of the event loop meanwhile: p99 ${ms(delay.percentile(99))} ms, max ${ms(delay.max)} ms`
)
await speech.close()

const server = await startServer({ built: true })
const { api, headers } = await member(server.url)
await api('PATCH', '/auth/me', { consents: { voice_processing: true } })
const clone = await api('POST', '/clones', { name: 'Bench' })
const before = server.rss()
const reading = []
const speaking = Promise.all(
  Array.from({ length: 3 }, async (_, place) => {
    for (let round = 0; round < 5; round++)
      await api('POST', `/clones/${clone.id}/tts`, { text: textOf(200, place * 5 + round) })
  })
)
let isSpeaking = true
const fallSilent = () => {
  isSpeaking = false
}
speaking.then(fallSilent, fallSilent)
await server.loopDelays()
while (isSpeaking) {
  const asked = performance.now()
  await (await fetch(`${server.url}/api/clones`, { headers })).text()
  reading.push(performance.now() - asked)
}
await speaking
console.log('the server, while three at once have 200 words said again and again')
console.table({
  'GET /api/clones (ms)': percentiles(reading),
  'event loop (ms)': await server.loopDelays(),
  'memory before, then (MB)': { p50: Math.round(before), max: Math.round(server.rss()) },
})
await server.stop()
server.clear()

function textOf(words: number, round: number) {
  return prose(round * 7, Math.ceil(words / 8))
    .split(/\s+/)
    .slice(0, words)
    .join(' ')
}

async function say(text: string) {
  const asked = performance.now()
  const { pieces } = await speech.speak({ text, voice: null, rate: 1, format: 'mp3' })
  let first = 0
  let bytes = 0
  for await (const piece of pieces) {
    first ||= performance.now() - asked
    bytes += piece.length
  }
  return { first, bytes, whole: performance.now() - asked }
}

function ms(nanoseconds: number) {
  return Number((nanoseconds / 1e6).toFixed(1))
}
