import pg from 'pg'
import {
  accountFullOf,
  chat,
  filesWith,
  rareWord,
  upload,
  whereLeft,
} from '#tests/support/rare_words'
import { member, startServer, until } from '#tests/support/running_server'
import { Browser } from '#tests/support/browser'
import { onEachDatabase } from '../databases.js'
import type { Exercise, Finding } from './exercise.js'

const exercise: Exercise = {
  title: 'What is deleted is gone',
  run: () => onEachDatabase(deleteEverything),
}

export default exercise

type Account = Awaited<ReturnType<typeof accountFullOf>>

/** Something that holds a word, and what deletes it. */
const kinds: Array<
  [what: string, make: (url: string, word: string, by: Account) => Promise<() => Promise<unknown>>]
> = [
  [
    'an account',
    async (url, word) => {
      const { api, password } = await accountFullOf(word, url)
      return () => api('DELETE', '/auth/me', { password })
    },
  ],
  [
    'an import',
    async (url, word) => {
      const { api, headers, email, password } = await member(url)
      await api('PATCH', '/auth/me', { consents: { chat_import: true } })
      const { id: cloneId } = await api('POST', '/clones', { name: 'Maria' })
      const path = `${url}/api/clones/${cloneId}/memories/import`
      const { id } = await upload(path, headers, `${word}.txt`, chat(word))
      await until(async () => (await api('GET', `/imports/${id}`)).status === 'done')
      const browser = new Browser(undefined, url)
      await browser.logIn(email, password)
      return async () => {
        await browser.submit('/account', `/clones/${cloneId}/imports/${id}?_method=DELETE`)
        // Whose notice names the file, and is kept until it is read.
        await browser.get(`/clones/${cloneId}/memories`)
      }
    },
  ],
  [
    'a clone',
    async (_, word, { api }) => {
      const { id } = await api('POST', '/clones', { name: word, description: `Of ${word}.` })
      await api('POST', `/clones/${id}/memories`, { content: `I was born in ${word}.` })
      return () => api('DELETE', `/clones/${id}`)
    },
  ],
  [
    'a memory',
    async (_, word, { api, cloneId }) => {
      const memory = { title: word, content: `I was born in ${word}.` }
      const { id } = await api('POST', `/clones/${cloneId}/memories`, memory)
      return () => api('DELETE', `/memories/${id}`)
    },
  ],
  [
    'a document',
    async (_, word, { api, cloneId }) => {
      const path = `/clones/${cloneId}/documents`
      const { id } = await api('POST', path, {
        title: word,
        content: `All of ${word}. `.repeat(900),
      })
      return () => api('DELETE', `${path}/${id}`)
    },
  ],
  [
    'a conversation',
    async (_, word, { api, cloneId }) => {
      const { id } = await api('POST', `/clones/${cloneId}/conversations`, { title: word })
      const content = `I was in ${word} last summer, and I liked the harbour very much.`
      await api('POST', `/conversations/${id}/messages`, { content })
      return () => api('DELETE', `/conversations/${id}`)
    },
  ],
]

async function deleteEverything(database: string, env: Record<string, string>): Promise<Finding[]> {
  const server = await startServer({ built: true, env })
  try {
    const findings: Finding[] = []
    const others = rareWord()
    const other = await accountFullOf(others, server.url)
    for (const [what, make] of kinds) {
      const word = rareWord()
      const remove = await make(server.url, word, other)
      const before = await traces(server.folder, env, word)
      const began = performance.now()
      await remove()
      const answered = performance.now() - began
      const left = env.DATABASE_URL
        ? await traces(server.folder, env, word)
        : await whereLeft(server.folder, word, 120)
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      findings.push({
        what: `${database}: the words of ${what} are ${env.DATABASE_URL ? 'in no row and no file of ours' : 'nowhere in the data folder'}`,
        measured: `before in ${before.join(', ')}; answered in ${Math.round(answered)} ms; after ${seconds} s in ${left.join(', ') || 'nothing'}`,
        holds: before.length > 0 && left.length === 0,
      })
    }
    const found = await other.api('GET', `/clones/${other.cloneId}/search?q=${others}`)
    const code = await server.stop()
    findings.push({
      what: `${database}: what others taught is found as before, and the server ends well`,
      measured: `${found.length} found, exit code ${code}`,
      holds: found.length > 0 && code === 0,
    })
    return findings
  } finally {
    await server.stop('SIGKILL')
    server.clear()
  }
}

/** Of a word in files, and on PostgreSQL in rows. */
async function traces(folder: string, { DATABASE_URL }: Record<string, string>, word: string) {
  const files = filesWith(folder, word)
  if (!DATABASE_URL) return files
  const client = new pg.Client({ connectionString: DATABASE_URL })
  await client.connect()
  const { rows: tables } = await client.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`
  )
  for (const { name } of tables) {
    const { rows } = await client.query(
      `SELECT 1 FROM "${name}" AS one WHERE one::text ILIKE $1 LIMIT 1`,
      [`%${word}%`]
    )
    if (rows.length) files.push(`table ${name}`)
  }
  await client.end()
  return files
}
