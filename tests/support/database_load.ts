import { setTimeout as sleep } from 'node:timers/promises'
import { Browser } from '#tests/support/browser'
import { eventsOf } from '#tests/support/event_stream'
import { member, until, type RunningServer } from '#tests/support/running_server'

/** What was answered once, and must be the same whenever it is asked for again. */
interface Acknowledged {
  path: string
  key: string
  body: object
  answer: any
}

const longestRequest = 60_000
const pause = 20

type Kind = 'memory' | 'message' | 'stream' | 'key' | 'token' | 'page'

const writers: Record<string, { accept: string; path: (known: Known) => string }> = {
  memory: { accept: 'application/json', path: ({ clone }) => `/clones/${clone}/memories` },
  message: {
    accept: 'application/json',
    path: ({ conversation }) => `/conversations/${conversation}/messages`,
  },
  stream: {
    accept: 'text/event-stream',
    path: ({ conversation }) => `/conversations/${conversation}/messages`,
  },
}

type Known = { clone: string; conversation: string; apiKey: string }

/** People and programs that use servers without a pause, and come again with the same key where they got no answer. */
export class DatabaseLoad {
  /** How often which status was answered, by kind; what a stream told in its `error` event, or `cut`. */
  readonly answers: Record<string, Record<string, number>> = {}
  readonly acknowledged: Acknowledged[] = []
  readonly latencies: { kind: Kind; status: string; milliseconds: number }[] = []
  /** Refusals of 503 that did not say when to come again. */
  unsaid = 0
  #isOver = false
  #loops: Promise<void>[] = []

  private constructor(
    private servers: RunningServer[],
    private person: Awaited<ReturnType<typeof member>>,
    private known: Known,
    private browsers: Browser[]
  ) {}

  static async of(servers: RunningServer[]) {
    const [{ url }] = servers
    const person = await member(url)
    const browsers = servers.map((server) => new Browser(undefined, server.url))
    for (const browser of browsers) await browser.logIn(person.email, person.password)
    const { checkout_url: checkout } = await person.api('POST', '/billing/checkout', {
      plan: 'PRO',
    })
    const token = new URL(checkout).searchParams.get('token')!
    await browsers[0].submit('/billing', '/billing/subscription', { token })
    const clone = await person.api('POST', '/clones', { name: 'Rui' })
    await person.api('POST', `/clones/${clone.id}/memories`, { content: 'I was born in Porto.' })
    const { id } = await person.api('POST', `/clones/${clone.id}/conversations`, {})
    const { raw_key: apiKey } = await person.api('POST', '/api-keys', {
      label: 'Load',
      rate_limit_requests: 10_000,
    })
    const known = { clone: clone.id, conversation: id, apiKey }
    return new DatabaseLoad(servers, person, known, browsers)
  }

  begin() {
    for (const [place, server] of this.servers.entries()) {
      const page = async () => {
        const { status, headers } = await this.browsers[place].get('/dashboard')
        return { status, retryAfter: headers.get('retry-after') }
      }
      const read = (path: string, headers: Record<string, string>) => async () => {
        const answer = await fetch(`${server.url}/api${path}`, { headers })
        await answer.text()
        return { status: answer.status, retryAfter: answer.headers.get('retry-after') }
      }
      const { apiKey } = this.known
      this.#loop(() => this.#ask('page', page))
      this.#loop(() => this.#ask('key', read('/clones', { 'X-API-Key': apiKey })))
      this.#loop(() => this.#ask('token', read('/auth/me', this.person.headers)))
      for (const kind of ['memory', 'message', 'stream'] as const)
        this.#loop(() => this.#write(kind, server))
    }
  }

  /** Lets what is under way come to its answer. */
  async end() {
    this.#isOver = true
    await Promise.all(this.#loops)
  }

  /** Milliseconds until every server serves everything again. */
  async recovery() {
    const began = performance.now()
    const headers = { 'X-API-Key': this.known.apiKey }
    await until(
      async () => {
        for (const [place, { url }] of this.servers.entries()) {
          if ((await fetch(`${url}/health/ready`)).status !== 200) return false
          if ((await fetch(`${url}/api/clones`, { headers })).status !== 200) return false
          if ((await this.browsers[place].get('/dashboard')).status !== 200) return false
        }
        return true
      },
      20,
      60
    )
    return Math.round(performance.now() - began)
  }

  count(...statuses: string[]) {
    const all = Object.values(this.answers).flatMap((answers) => Object.entries(answers))
    return all
      .filter(([status]) => statuses.includes(status))
      .reduce((sum, [, count]) => sum + count, 0)
  }

  /** Statuses other than good ones, that the key is in use, and that the database is away. */
  get unexpected() {
    return Object.entries(this.answers).flatMap(([kind, answers]) =>
      Object.entries(answers)
        .filter(([status]) => !/^(?:2\d\d|409|503)$/.test(status))
        .map(([status, count]) => `${count} × ${status} of ${kind}`)
    )
  }

  /** What was acknowledged and is not there, or is there twice; and repeats that were answered otherwise. */
  async damage() {
    const { api, headers } = this.person
    const memories = await this.#all(`/clones/${this.known.clone}/memories`)
    const messages = await this.#all(`/conversations/${this.known.conversation}/messages`)
    const there = new Map([...memories, ...messages].map((one) => [one.id, one.content]))
    const times = Map.groupBy([...memories, ...messages], ({ role, content }) =>
      role === 'clone' ? 'reply' : content
    )
    let [lost, doubled, changed] = [0, 0, 0]
    for (const { path, key, body, answer } of this.acknowledged) {
      const ids = 'id' in answer ? [answer.id] : [answer.user_message.id, answer.clone_message.id]
      if (ids.some((id) => !there.has(id))) lost++
      // A message whose reply failed is kept, as its answer says, and its key is free: sent again it is another message.
      if ('id' in answer && times.get((body as any).content)?.length !== 1) doubled++
      const isStream = 'events' in answer
      const repeat = await fetch(`${this.servers[0].url}/api${path}`, {
        method: 'POST',
        headers: {
          ...headers,
          'Content-Type': 'application/json',
          'Accept': isStream ? 'text/event-stream' : 'application/json',
          'Idempotency-Key': key,
        },
        body: JSON.stringify(body),
      })
      const text = await repeat.text()
      const again = isStream ? exchangeIn(text) : JSON.parse(text)
      if (JSON.stringify(again) !== JSON.stringify(answer)) changed++
    }
    await api('GET', '/auth/me')
    return { acknowledged: this.acknowledged.length, lost, doubled, changed }
  }

  async #all(path: string) {
    const rows: any[] = []
    for (let page; (page = await this.person.api('GET', `${path}?skip=${rows.length}`)).length;)
      rows.push(...page)
    return rows
  }

  #loop(step: () => Promise<void>) {
    const run = async () => {
      for (; !this.#isOver; await sleep(pause)) await step()
    }
    this.#loops.push(run())
  }

  async #ask(kind: Kind, ask: () => Promise<{ status: number; retryAfter: string | null }>) {
    const began = performance.now()
    const { status, retryAfter } = await ask().catch((error) => ({
      status: `${error.cause?.code ?? error.message}`,
      retryAfter: '',
    }))
    if (status === 503 && !retryAfter) this.unsaid++
    this.#note(kind, String(status), began)
  }

  /** Until it is answered, also when the load is over. */
  async #write(kind: 'memory' | 'message' | 'stream', { url }: RunningServer) {
    const key = crypto.randomUUID()
    const path = writers[kind].path(this.known)
    const body = { content: `Number ${key} ${kind === 'memory' ? 'is a boat' : ', where?'}` }
    for (let waited = 0; waited < longestRequest; waited += 100) {
      const began = performance.now()
      const { status, answer } = await this.#post(url + '/api' + path, key, body, kind)
      this.#note(kind, status, began)
      if (answer) return void this.acknowledged.push({ path, key, body, answer })
      await sleep(100)
    }
    this.#note(kind, 'never', performance.now())
  }

  async #post(url: string, key: string, body: object, kind: 'memory' | 'message' | 'stream') {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          ...this.person.headers,
          'Content-Type': 'application/json',
          'Accept': writers[kind].accept,
          'Idempotency-Key': key,
        },
        body: JSON.stringify(body),
      })
      const { status, headers } = response
      const text = await response.text()
      if (status === 503 && !headers.get('retry-after')) this.unsaid++
      if (!response.ok) return { status: String(status) }
      if (kind !== 'stream') return { status: String(status), answer: JSON.parse(text) }
      const answer = exchangeIn(text)
      const failure = eventsOf(text).find(({ event }) => event === 'error')
      if (failure) return { status: String(failure.data.status) }
      return answer ? { status: '200', answer } : { status: 'cut' }
    } catch (error: any) {
      return { status: String(error.cause?.code ?? error.message) }
    }
  }

  #note(kind: Kind, status: string, began: number) {
    const counts = (this.answers[kind] ??= {})
    counts[status] = (counts[status] ?? 0) + 1
    this.latencies.push({ kind, status, milliseconds: performance.now() - began })
  }
}

/** Null where a stream did not come to its reply. */
function exchangeIn(text: string) {
  const events = eventsOf(text)
  const of = (name: string) => events.find(({ event }) => event === name)?.data
  const [user, clone] = [of('user_message'), of('clone_message')]
  return user && clone ? { user_message: user, clone_message: clone, events: events.length } : null
}
