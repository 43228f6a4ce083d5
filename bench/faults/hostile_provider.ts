import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { manners } from '../../tests/support/hostile_provider.js'
import { member, percentiles, startServer } from '../../tests/support/running_server.js'
import { idleLoop } from '../idle_loop.js'
import type { Exercise } from './exercise.js'

type Member = Awaited<ReturnType<typeof member>>

const provider = 'openai_compatible'

/** A longer answer is no answer, in milliseconds. */
const patience = 190_000

/** In MB: the encoder and its weights are in it too. */
const mostMemory = 600

/** How long a piece of work of the server may hold all others up, in milliseconds, beyond what an idle process sees. */
const longestBlock = 50

/** What a server of a user's choice may send, one manner after the other, while somebody else goes on as usual. */
const exercise: Exercise = {
  title: 'A provider of a user’s own does what harm it can',
  async run() {
    const hostile = fork(new URL('../hostile_provider_server.ts', import.meta.url), [], {
      execArgv: ['--import=@poppinss/ts-exec'],
    })
    const [address] = await once(hostile, 'message')
    const server = await startServer({ built: true, env: { ALLOW_PRIVATE_URLS: 'true' } })
    try {
      const path = await conversation(await member(server.url), provider, server.folder)
      const other = await conversation(await member(server.url), 'dummy', server.folder)
      await server.loopDelays()
      const idle = await idleLoop()
      const stop = new AbortController()
      const lists: number[] = []
      const visits = visit(other.of, lists, stop.signal)
      const outcomes: Record<string, number> = {}
      const strange: string[] = []
      let memory = 0
      for (const [manner, { outcome }] of Object.entries(manners)) {
        path.pointTo(`${address}/${encodeURIComponent(manner)}/v1`)
        const signal = AbortSignal.timeout(patience)
        const response = await fetch(`${server.url}/api${path.messages}`, {
          method: 'POST',
          headers: { ...path.of.headers, 'Content-Type': 'application/json' },
          body: JSON.stringify({ content: 'Where did she live?' }),
          signal,
        })
        const body: any = await response.json()
        const came =
          response.status !== 201
            ? 'failed'
            : body.clone_message.metadata.broken
              ? 'broken'
              : 'whole'
        outcomes[response.status] = (outcomes[response.status] ?? 0) + 1
        if (came !== outcome) strange.push(`${manner}: ${response.status}, ${came}`)
        memory = Math.max(memory, server.rss())
      }
      const answered = await other.of.send('POST', other.messages, { content: 'Who baked?' })
      stop.abort()
      await visits
      const delays = await server.loopDelays()
      const own = await idle.end()
      const { p50, p95, max } = percentiles(lists)
      return [
        {
          what: 'every reply ends as it should, and the process lives',
          measured: `${JSON.stringify(outcomes)} of ${Object.keys(manners).length} manners; ${strange.join('; ') || 'none other'}`,
          holds: strange.length === 0,
        },
        {
          what: 'somebody else is answered by the built-in responder',
          measured: String(answered.status),
          holds: answered.status === 201,
        },
        {
          what: 'memory stays bounded',
          measured: `${Math.round(memory)} MB`,
          holds: memory < mostMemory,
        },
        {
          what: `the event loop is held for no longer than ${longestBlock} ms beyond an idle process`,
          measured: `p99 ${delays.p99}, max ${delays.max} ms; idle max ${own} ms; lists of the other: p50 ${p50}, p95 ${p95}, max ${max} ms`,
          holds: delays.max <= longestBlock + own,
        },
      ]
    } finally {
      await server.stop()
      hostile.kill()
      server.clear()
    }
  },
}

/** A clone that was taught something, and a conversation with it; its provider's address can be changed. */
async function conversation(of: Member, llmProvider: string, folder: string) {
  await of.api('PATCH', '/auth/me', { consents: { third_party_apis: true } })
  const { id: userId } = await of.api('GET', '/auth/me')
  const { id } = await of.api('POST', '/clones', { name: 'Maria' })
  await of.api('POST', `/clones/${id}/memories`, {
    content: 'The old baker lived by the sea with her dog.',
  })
  const database = new Database(join(folder, 'clonememoria.sqlite'))
  const now = new Date().toISOString().replace('T', ' ').replace('Z', '')
  const pointTo = (address: string) =>
    database
      .prepare(
        `INSERT INTO provider_keys (id, user_id, provider, base_url, tested_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (user_id, provider) DO UPDATE SET base_url = excluded.base_url`
      )
      .run(randomUUID(), userId, provider, address, now, now, now)
  pointTo('http://127.0.0.1:9/v1')
  await of.api('PATCH', `/clones/${id}/settings`, { llm_provider: llmProvider })
  const { id: conversationId } = await of.api('POST', `/clones/${id}/conversations`, {})
  return { of, pointTo, messages: `/conversations/${conversationId}/messages` }
}

async function visit(of: Member, times: number[], signal: AbortSignal) {
  while (!signal.aborted) {
    const began = performance.now()
    const { status } = await of.send('GET', '/clones')
    times.push(status === 200 ? performance.now() - began : Infinity)
    await sleep(50)
  }
}

export default exercise
