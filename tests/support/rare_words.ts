import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Browser } from '#tests/support/browser'
import { member, until } from '#tests/support/running_server'

/** What no other text holds, and what no stemmer shortens. */
export const rareWord = () => `kwyjibo${Math.random().toString(36).slice(2, 8)}qx`

/** An account that holds a word wherever one can be typed or sent, as if its owner had. */
export async function accountFullOf(word: string, url: string) {
  const person = await member(url)
  const { api, headers, email, password } = person
  const consents = { voice_processing: true, chat_import: true }
  await api('PATCH', '/auth/me', { full_name: `Inês ${word}`, consents })
  const clone = await api('POST', '/clones', { name: `Rui ${word}`, description: `Of ${word}.` })
  const path = `/clones/${clone.id}`
  await api('PATCH', path, { description: `Of ${word}, later.` })
  await api('POST', '/api-keys', { label: `For ${word}` })
  const memory = { title: `On ${word}`, content: `I was born in ${word}, by the sea.` }
  const { id: memoryId } = await api('POST', `${path}/memories`, memory)
  await api('PATCH', `/memories/${memoryId}`, { content: `I was born near ${word}, by the river.` })
  await api('POST', `${path}/documents`, { title: `All of ${word}`, content: text(word) })
  await upload(`${url}/api${path}/documents`, headers, `${word}.txt`, text(word))
  await upload(`${url}/api${path}/memories/import`, headers, `${word}.txt`, chat(word))
  const { id } = await api('POST', `${path}/conversations`, { title: `About ${word}` })
  const send = (content: string, more = {}) =>
    fetch(`${url}/api/conversations/${id}/messages`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', ...more },
      body: JSON.stringify({ content }),
    }).then((response) => response.text())
  await send(`I was in ${word} last summer, and I liked the harbour there very much.`)
  await send(`What is ${word}?`, { 'Idempotency-Key': `of ${word}`, 'Accept': 'text/event-stream' })
  await api('POST', `${path}/tts`, { text: `In ${word} I was happy.` }).catch(() => {})

  const browser = new Browser(`Mozilla/5.0 ${word}`, url)
  await browser.logIn(email, password, true)
  await browser.submit(`${`/clones/${clone.id}`}/memories`, `/clones/${clone.id}/memories`, {
    title: `Of ${word}`,
    content: '',
  })
  await until(async () => {
    const documents = await api('GET', `${path}/documents`)
    const { memory_count: memories } = await api('GET', path)
    return memories > 30 && documents.every((one: any) => one.status === 'ready')
  })
  return { ...person, browser, cloneId: clone.id as string, memoryId, conversationId: id as string }
}

const text = (word: string) =>
  Array.from(
    { length: 60 },
    (_, n) => `In the year ${1900 + n} somebody of ${word} built a house.`
  ).join('\n\n')

export const chat = (word: string) =>
  Array.from(
    { length: 40 },
    (_, n) =>
      `13/05/2021, 18:${10 + n} - ${n % 2 ? `Maria ${word}` : 'Rui'}: Of ${word} I know ${n} stories`
  ).join('\n')

/** Sends a file as a form does. */
export async function upload(
  url: string,
  headers: Record<string, string>,
  name: string,
  content: string
) {
  const body = new FormData()
  body.append('file', new Blob([content]), name)
  const response = await fetch(url, { method: 'POST', headers, body })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as { id: string }
}

/** The files of a folder in which a word stands, whole or but for its first letters, which an index may share with another. */
export function filesWith(folder: string, word: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => contentOf(path).toLowerCase().includes(word.slice(7)))
    .map((path) => relative(folder, path))
    .sort()
}

/** Files come and go meanwhile. */
function contentOf(path: string) {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

/** Waits so many seconds at most for a word to be gone. @returns where it still is */
export async function whereLeft(folder: string, word: string, patience = 90) {
  const end = Date.now() + patience * 1000
  for (;;) {
    const left = filesWith(folder, word)
    if (left.length === 0 || Date.now() > end) return left
    await sleep(500)
  }
}
