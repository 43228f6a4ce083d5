import { statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { startServer } from '#tests/support/running_server'
import type { Exercise } from './exercise.js'

const visits = 5_000
const atOnce = 16
const pages = ['/login', '/signup', '/password/forgotten', '/', '/docs', '/dashboard']

const exercise: Exercise = {
  title: `${visits} visits of pages without cookies`,
  async run() {
    const server = await startServer({ built: true, env: { DATABASE_URL: '' } })
    const file = join(server.folder, 'volatile.sqlite')
    const bytes = () => statSync(file).size + statSync(`${file}-wal`).size
    try {
      const [before, memory] = [bytes(), server.rss()]
      let next = 0
      const visitor = async () => {
        while (next < visits) {
          const path = pages[next++ % pages.length]
          await (await fetch(`${server.url}${path}`, { redirect: 'manual' })).arrayBuffer()
        }
      }
      await Promise.all(Array.from({ length: atOnce }, visitor))
      const database = new Database(file, { readonly: true })
      const rows = database.prepare('SELECT count(*) FROM sessions').pluck().get() as number
      database.close()
      const grown = bytes() - before
      return [
        { what: 'rows of sessions', measured: String(rows), holds: rows === 0 },
        { what: 'growth of volatile.sqlite', measured: `${grown} bytes`, holds: grown === 0 },
        {
          what: 'memory before and after',
          measured: `${memory.toFixed(0)} and ${server.rss().toFixed(0)} MB`,
          holds: server.rss() < 600,
        },
      ]
    } finally {
      await server.stop()
      server.clear()
    }
  },
}

export default exercise
