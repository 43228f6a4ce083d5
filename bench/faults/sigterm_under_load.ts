import { member, startServer, until } from '#tests/support/running_server'
import { sendJson, sendRequest, type Answer } from '#tests/support/sent_request'
import { onEachDatabase } from '../databases.js'
import type { Exercise, Finding } from './exercise.js'

const exercise: Exercise = {
  title: 'SIGTERM while everything is under way',
  run: () => onEachDatabase(stopUnderLoad),
}

export default exercise

const times = <T>(count: number, one: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => one(n))

const chat = times(
  3000,
  (n) =>
    `13/05/2021, 18:${String(n % 60).padStart(2, '0')} - ${n % 2 ? 'Maria' : 'Rui'}: Message ${n}`
).join('\n')

async function stopUnderLoad(database: string, env: Record<string, string>): Promise<Finding[]> {
  const options = { built: true, env: { ...env, LIMIT_REGISTRATIONS: '1000' } }
  const server = await startServer(options)
  const [rui, ines] = [await talker(server.url), await talker(server.url)]
  const { id: chatId } = await importOf(server.url, rui)
  const before = Number((await rui.api('GET', `/clones/${rui.clone}`)).memory_count)

  const registrations = times(14, () => ({
    email: `${crypto.randomUUID()}@example.com`,
    password: 'measure twice, cut once',
  }))
  const load = {
    registrations: registrations.map((body) =>
      sendJson(`${server.url}/api/auth/register`, {}, body)
    ),
    memories: times(6, (n) =>
      sendJson(ines.path('/memories'), ines.headers, { content: `I moved house in 195${n}.` })
    ),
    speeches: [rui, ines].flatMap(({ path, headers }) =>
      times(3, () => sendJson(path('/tts'), headers, { text: 'I was born in Porto. '.repeat(10) }))
    ),
    streams: [rui, ines].flatMap(({ url, conversation, headers }) =>
      times(4, (n) =>
        sendJson(
          `${url}/api/conversations/${conversation}/messages`,
          { ...headers, Accept: 'text/event-stream' },
          { content: `What do you remember of Porto, ${n}?` }
        )
      )
    ),
    documents: times(4, (n) => upload(ines.path('/documents'), ines.headers, n)),
  }
  const requests = Object.values(load).flat()
  await Promise.all(requests.map(({ sent }) => sent))
  const asked = performance.now()
  const code = await server.stop('SIGTERM')
  const seconds = (performance.now() - asked) / 1000

  const isGood: Partial<Record<keyof typeof load, (answer: Answer) => boolean>> = {
    streams: ({ text }) => text.includes('event: clone_message'),
  }
  const findings: Finding[] = []
  for (const [kind, sent] of Object.entries(load) as Array<[keyof typeof load, typeof requests]>) {
    const answers = await Promise.all(sent.map(({ answer }) => answer))
    const good = answers.filter(
      (answer) =>
        answer?.isWhole &&
        answer.status < 300 &&
        answer.headers.connection === 'close' &&
        (isGood[kind]?.(answer) ?? true)
    )
    findings.push({
      what: `${database}: ${kind} that were accepted are answered`,
      measured: `${good.length} of ${answers.length}${othersOf(answers, good)}`,
      holds: good.length === answers.length,
    })
  }
  findings.push({
    what: `${database}: it exits with 0 within 20 s`,
    measured: `${code} after ${seconds.toFixed(1)} s`,
    holds: code === 0 && seconds < 20,
  })

  const next = await startServer({ ...options, folder: server.folder })
  const logins = await Promise.all(
    registrations.map(async (body) => {
      const login = sendJson(`${next.url}/api/auth/login`, {}, body)
      return (await login.answer)?.status === 200
    })
  )
  const again = (path: string) =>
    fetch(`${next.url}/api${path}`, { headers: ines.headers }).then((one) => one.json() as any)
  const memories = (await again(`/clones/${ines.clone}/memories`)).length
  const isRead = async () =>
    (await again(`/clones/${ines.clone}/documents`)).filter((one: any) => one.status === 'ready')
      .length === 4
  const isTaught = async () => {
    const response = await fetch(`${next.url}/api/imports/${chatId}`, { headers: rui.headers })
    return ((await response.json()) as any).status === 'done'
  }
  const isDone = await until(async () => (await isRead()) && (await isTaught()), 200, 60).then(
    () => true,
    () => false
  )
  findings.push({
    what: `${database}: the next server has what was answered, reads the documents and goes on with the import (from ${before} of 3000)`,
    measured: `${logins.filter(Boolean).length} of 14 log in, ${memories} of 6 memories, jobs ${isDone ? 'done' : 'not done'}`,
    holds: logins.every(Boolean) && memories === 6 && isDone,
  })
  await next.stop()
  next.clear()
  return findings
}

function othersOf(answers: Array<Answer | null>, good: Array<Answer | null>) {
  const others = answers.filter((answer) => !good.includes(answer))
  return others.map((answer) => `, ${answer ? `${answer.status} ${answer.text}` : 'cut'}`).join('')
}

/** Somebody with a clone that speaks and a conversation with it. */
async function talker(url: string) {
  const { api, headers } = await member(url)
  await api('PATCH', '/auth/me', { consents: { voice_processing: true, chat_import: true } })
  const { id: clone } = await api('POST', '/clones', { name: 'Maria' })
  const { id: conversation } = await api('POST', `/clones/${clone}/conversations`, {})
  const path = (rest: string) => `${url}/api/clones/${clone}${rest}`
  return { url, api, headers, clone, conversation, path }
}

/** An import of which a part is taught. */
async function importOf(url: string, { api, headers, clone }: Awaited<ReturnType<typeof talker>>) {
  const form = new FormData()
  form.append('file', new Blob([chat]), 'chat.txt')
  const path = `${url}/api/clones/${clone}/memories/import`
  const response = await fetch(path, { method: 'POST', headers, body: form })
  const { id } = (await response.json()) as { id: string }
  await until(async () => (await api('GET', `/imports/${id}`)).imported > 0)
  return { id }
}

function upload(url: string, headers: Record<string, string>, n: number) {
  const boundary = 'a-boundary'
  const body = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="file"; filename="letter-${n}.txt"`,
    'Content-Type: text/plain',
    '',
    `This is letter ${n}. ${'I was born in Porto, near the river. '.repeat(5000)}`,
    `--${boundary}--`,
    '',
  ].join('\r\n')
  return sendRequest(url, {
    headers: { ...headers, 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    body,
  })
}
