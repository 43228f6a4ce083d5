import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { member, startServer, type RunningServer } from '../../tests/support/running_server.js'
import { idleLoop } from '../idle_loop.js'
import type { Exercise } from './exercise.js'

type Picture = { name: string; bytes: Uint8Array }

const atOnce = 40
const side = 7000

/** 49 million pixels each, in less than 5 MiB. */
async function huge(): Promise<Picture[]> {
  const gradient = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><defs><linearGradient id="g"><stop stop-color="#f43"/><stop offset="1" stop-color="#34f"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`
  )
  const picture = sharp(gradient, { limitInputPixels: false })
  const [jpeg, png, webp] = await Promise.all([
    picture.clone().jpeg().withMetadata({ orientation: 6 }).toBuffer(),
    picture.clone().png().toBuffer(),
    picture.clone().webp().toBuffer(),
  ])
  return [
    { name: 'a.jpg', bytes: jpeg },
    { name: 'a.png', bytes: png },
    { name: 'a.webp', bytes: webp },
  ]
}

/** One account sends as many pictures as large as may be at once, and another waits for a small one. */
const exercise: Exercise = {
  title: `${atOnce} pictures of ${(side * side) / 1e6} million pixels at once`,
  async run() {
    const pictures = await huge()
    const small = await sharp(pictures[0].bytes).resize(800).jpeg().toBuffer()
    const server = await startServer({ built: true })
    try {
      const [attacker, stranger] = [await painter(server.url), await painter(server.url)]
      await stranger({ name: 'b.jpg', bytes: small })
      await server.loopDelays()
      const idle = await idleLoop()
      const memory = watchMemory(server)
      const attack = Promise.all(
        Array.from({ length: atOnce }, (_, n) => attacker(pictures[n % pictures.length]))
      )
      const waits: number[] = []
      const others: number[] = []
      for (let n = 0; n < 5; n++) {
        await sleep(200)
        const began = performance.now()
        others.push(await stranger({ name: 'b.jpg', bytes: small }))
        waits.push(Math.round(performance.now() - began))
      }
      const answers = await attack
      const { max } = await server.loopDelays()
      const idleMax = await idle.end()
      const { before, largest } = memory.end()
      const count = (status: number) => answers.filter((answer) => answer === status).length
      return [
        {
          what: 'the event loop goes on',
          measured: `longest delay ${max} ms, of an idle process next to it ${idleMax} ms`,
          holds: max <= Math.max(50, 2 * idleMax),
        },
        {
          what: 'memory stays bounded',
          measured: `${Math.round(before)} MB before, at most ${Math.round(largest)} MB`,
          holds: largest - before < 250,
        },
        {
          what: 'somebody else’s picture is ready within 4 s',
          measured: `${waits.join(', ')} ms, answered ${others.join(', ')}`,
          holds: Math.max(...waits) < 4000 && others.every((status) => status === 200),
        },
        {
          what: 'what there is no room for is refused, everything else is made',
          measured: `${count(200)} × 200, ${count(503)} × 503`,
          holds: count(200) > 0 && count(200) + count(503) === atOnce,
        },
      ]
    } finally {
      await server.stop()
      server.clear()
    }
  },
}

/** A new account that sends pictures for its clone. */
async function painter(url: string) {
  const { api, headers } = await member(url)
  const clone = await api('POST', '/clones', { name: 'Rosa' })
  return async ({ name, bytes }: Picture) => {
    const body = new FormData()
    body.append('file', new Blob([new Uint8Array(bytes)]), name)
    const address = `${url}/api/clones/${clone.id}/avatar`
    const response = await fetch(address, { method: 'POST', headers, body })
    await response.body?.cancel()
    return response.status
  }
}

/** Of the server alone: what its helpers take is bounded for each. */
function watchMemory(server: RunningServer) {
  const before = server.rss()
  let largest = before
  const watch = setInterval(() => (largest = Math.max(largest, server.rss())), 50)
  return {
    end() {
      clearInterval(watch)
      return { before, largest }
    },
  }
}

export default exercise
