import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { manners } from '../../tests/support/hostile_provider.js'
import {
  member,
  percentiles,
  startServer,
  type RunningServer,
} from '../../tests/support/running_server.js'
import { idleLoop } from '../idle_loop.js'
import type { Exercise } from './exercise.js'

const provider = 'openai_compatible'

/** A longer answer is no answer, and how long somebody else is alone at first; in milliseconds. */
const patience = 190_000
const alone = 5_000

/** In MB: the encoder and its weights are in it too. */
const mostMemory = 800

/** How long the server may work before others have their turn, in milliseconds of its thread. */
const longestWork = 50

/** In bytes. */
const longestReply = 64 * 1024

/** Those that cost the most, of several members at the same time. */
const costly = [
  'letters in single bytes',
  'single letters',
  'empty words',
  'thoughts between words',
]

/** What a server of a user's choice may send, one manner after the other, while somebody else goes on as usual. */
const exercise: Exercise = {
  title: 'A provider of a user’s own does what harm it can',
  async run() {
    const hostile = fork(new URL('../hostile_provider_server.ts', import.meta.url), [], {
      execArgv: ['--import=@poppinss/ts-exec'],
    })
    const [address] = (await once(hostile, 'message')) as [string]
    const server = await startServer({
      built: true,
      env: { ALLOW_PRIVATE_URLS: 'true', DATABASE_URL: '' },
    })
    const at = (manner: string) => `${address}/${encodeURIComponent(manner)}/v1`
    try {
      const other = await Talk.begin(server, 'dummy')
      for (let n = 0; n < 5; n++) await (await other.ask()).text()
      const calm = goOn(server, other)
      await sleep(alone)
      const before = await calm.end()

      const talk = await Talk.begin(server, provider)
      const idle = await idleLoop()
      const storm = goOn(server, other)
      const outcomes: Record<string, number> = {}
      const strange: string[] = []
      for (const [manner, { outcome }] of Object.entries(manners)) {
        talk.pointTo(at(manner))
        const seen = await talk.endured()
        outcomes[seen.status] = (outcomes[seen.status] ?? 0) + 1
        if (seen.came !== outcome || seen.isCounted !== (outcome !== 'failed') || seen.isTooLong)
          strange.push(`${manner}: ${seen.came} (${seen.status}), counted: ${seen.isCounted}`)
      }
      const together = await atOnce(server, at)
      const during = await storm.end()
      const own = await idle.end()
      const open = await connectionsOf(hostile)
      return [
        {
          what: 'every reply ends as it should, is counted or given back, and the process lives',
          measured: `${JSON.stringify(outcomes)} of ${Object.keys(manners).length} manners; ${strange.join('; ') || 'none other'}`,
          holds: strange.length === 0 && server.isRunning(),
        },
        {
          what: `so do ${costly.length} at the same time, and one whose reader reads nothing`,
          measured: `${together.filter(Boolean).length} of ${together.length}`,
          holds: together.every(Boolean),
        },
        ...(['lists', 'replies'] as const).map((what) => ({
          what: `${what} of somebody else`,
          measured: `${told(during[what])}; alone ${told(before[what])}; ${during.failed} failed`,
          holds: during.failed === 0,
        })),
        {
          what: 'memory stays bounded',
          measured: `${during.memory} MB; alone ${before.memory} MB`,
          holds: during.memory < mostMemory,
        },
        {
          what: `nothing is worked on for more than ${longestWork} ms before others have their turn`,
          measured: `${during.loop.work} ms; alone ${before.loop.work} ms; delays p99 ${during.loop.p99}, max ${during.loop.max} ms, of an idle process max ${own} ms`,
          holds: during.loop.work <= longestWork,
        },
        {
          what: 'connections to the provider that are left open',
          measured: String(open),
          holds: open === 0,
        },
      ]
    } finally {
      await server.stop()
      hostile.kill()
      server.clear()
    }
  },
}

/** A conversation of a new member with a clone that was taught something; its provider's address can be changed. */
class Talk {
  private constructor(
    private server: RunningServer,
    private of: Awaited<ReturnType<typeof member>>,
    private userId: string,
    private messages: string
  ) {}

  static async begin(server: RunningServer, llmProvider: string) {
    const of = await member(server.url)
    const { id: userId } = await of.api('PATCH', '/auth/me', {
      consents: { third_party_apis: true },
    })
    const { id } = await of.api('POST', '/clones', { name: 'Maria' })
    await of.api('POST', `/clones/${id}/memories`, {
      content: 'The old baker lived by the sea with her dog.',
    })
    const { id: conversation } = await of.api('POST', `/clones/${id}/conversations`, {})
    const talk = new Talk(server, of, userId, `/conversations/${conversation}/messages`)
    talk.pointTo('http://127.0.0.1:9/v1')
    await of.api('PATCH', `/clones/${id}/settings`, { llm_provider: llmProvider })
    return talk
  }

  /** Has as many messages as it asks for, of the server at this address. */
  pointTo(address: string) {
    const database = new Database(join(this.server.folder, 'clonememoria.sqlite'))
    const now = new Date().toISOString().replace('T', ' ').replace('Z', '')
    database
      .prepare(
        `INSERT INTO provider_keys (id, user_id, provider, base_url, tested_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (user_id, provider) DO UPDATE SET base_url = excluded.base_url`
      )
      .run(randomUUID(), this.userId, provider, address, now, now, now)
    database.prepare(`UPDATE users SET billing_plan = 'PRO' WHERE id = ?`).run(this.userId)
    database.close()
  }

  ask(headers: Record<string, string> = {}) {
    return fetch(`${this.server.url}/api${this.messages}`, {
      method: 'POST',
      headers: { ...this.of.headers, 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ content: 'Where did she live?' }),
      signal: AbortSignal.timeout(patience),
    })
  }

  list() {
    return this.of.send('GET', '/clones')
  }

  kept(): Promise<unknown[]> {
    return this.of.api('GET', this.messages)
  }

  /** Asks, and tells how it ended. */
  async endured() {
    const before = await this.#used()
    const response = await this.ask()
    const { clone_message: reply }: any = await response.json()
    const isFailed = response.status === 502 || response.status === 504
    return {
      status: response.status,
      came: reply ? (reply.metadata.broken ? 'broken' : 'whole') : isFailed ? 'failed' : 'refused',
      isCounted: (await this.#used()) === before + 1,
      isTooLong: Buffer.byteLength(reply?.content ?? '') > longestReply,
    }
  }

  async #used(): Promise<number> {
    return (await this.of.api('GET', '/usage')).messages_this_month.current
  }
}

/** @returns of each whether it ended as it should */
async function atOnce(server: RunningServer, at: (manner: string) => string) {
  const talks: Array<[string, Talk]> = []
  for (const manner of [...costly, 'short sentences']) {
    const talk = await Talk.begin(server, provider)
    talk.pointTo(at(manner))
    talks.push([manner, talk])
  }
  const [, unread] = talks.pop()!
  const stream = await unread.ask({ Accept: 'text/event-stream' })
  const ended = await Promise.all(
    talks.map(async ([manner, talk]) => (await talk.endured()).came === manners[manner].outcome)
  )
  const isKept = (await unread.kept()).length === 2
  await stream.body?.cancel()
  return [...ended, isKept]
}

/** Somebody else lists and talks until it is ended. @returns what she and the machine saw */
function goOn(server: RunningServer, somebody: Talk) {
  const times = { lists: [] as number[], replies: [] as number[] }
  let isOver = false
  let failed = 0
  let memory = 0
  const repeat = async (into: number[], request: () => Promise<Response>) => {
    while (!isOver) {
      const began = performance.now()
      const response = await request()
      await response.text()
      if (response.ok) into.push(performance.now() - began)
      else failed++
      memory = Math.max(memory, Math.round(server.rss()))
      await sleep(50)
    }
  }
  const work = server
    .loopDelays()
    .then(() =>
      Promise.all([
        repeat(times.lists, () => somebody.list()),
        repeat(times.replies, () => somebody.ask()),
      ])
    )
  return {
    async end() {
      isOver = true
      await work
      return { ...times, failed, memory, loop: await server.loopDelays() }
    },
  }
}

function told(times: number[]) {
  const { p50, p95, max } = percentiles(times)
  return `p50 ${p50}, p95 ${p95}, max ${max} ms`
}

async function connectionsOf(hostile: ChildProcess) {
  hostile.send('open')
  const [open] = (await once(hostile, 'message')) as [number]
  return open
}

export default exercise
