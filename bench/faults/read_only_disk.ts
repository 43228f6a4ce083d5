import type { Exercise, Finding } from './exercise.js'
import { breakingDisk, breakingDiskObstacle } from '#tests/support/breaking_disk'
import { Browser } from '#tests/support/browser'
import { member, startServer, type RunningServer } from '#tests/support/running_server'

const content = 'The lighthouse of Aveiro is the tallest of Portugal. '.repeat(100)
const before = 30
const after = 10

const exercise: Exercise = {
  title: 'The disk of the data folder breaks, and can only be read',
  obstacle: breakingDiskObstacle,
  async run() {
    const disk = breakingDisk(64)
    let server = await startServer({ built: true, folder: disk.folder })
    try {
      const person = await member(server.url)
      const { id } = await person.api('POST', '/clones', { name: 'Rui' })
      const path = `/clones/${id}/memories`
      const browser = new Browser(undefined, server.url)
      await browser.logIn(person.email, person.password)
      const ids: string[] = []
      for (let n = 0; n < before; n++)
        ids.push((await person.api('POST', path, { content: `${n}: ${content}` })).id)
      disk.breakDown()
      const findings = [
        await refuses(server, person, path),
        await ready(server),
        await reads(server, person, browser, path),
        await logsIn(server, person),
      ]
      await server.stop('SIGKILL')
      disk.repair()
      server = await startServer({ built: true, folder: disk.folder })
      return [...findings, await keeps(server, person, path, ids)]
    } finally {
      await server.stop('SIGKILL')
      disk.clear()
    }
  },
}

export default exercise

type Person = Awaited<ReturnType<typeof member>>

async function refuses({ url }: RunningServer, person: Person, path: string): Promise<Finding> {
  const answers: string[] = []
  for (let n = 0; n < after; n++) {
    const response = await person.send('POST', path, { content }, url)
    const { type } = (await response.json()) as { type?: string }
    answers.push(`${response.status} ${type}`)
  }
  return {
    what: 'what can’t be stored is refused with 507 and a problem',
    measured: [...new Set(answers)].join(', '),
    holds: answers.every((answer) => answer === '507 /problems/storage-full'),
  }
}

async function ready({ url }: RunningServer): Promise<Finding> {
  const response = await fetch(`${url}/health/ready`)
  const state = await response.text()
  return {
    what: 'readiness says so',
    measured: `${response.status} ${state}`,
    holds: response.status === 503 && JSON.parse(state).storage !== 'ok',
  }
}

async function reads(
  { url }: RunningServer,
  { headers }: Person,
  browser: Browser,
  path: string
): Promise<Finding> {
  const statuses = [
    (await fetch(`${url}/api${path}`, { headers })).status,
    (await fetch(`${url}/api/clones`, { headers })).status,
    (await fetch(url)).status,
    (await fetch(`${url}/login`)).status,
    (await browser.get('/dashboard')).status,
  ]
  return {
    what: 'reading goes on, on pages too for who is logged in',
    measured: statuses.join(' '),
    holds: statuses.every((status) => status === 200),
  }
}

/** There is nowhere to keep a session. */
async function logsIn({ url }: RunningServer, { email, password }: Person): Promise<Finding> {
  const login = await new Browser(undefined, url).logIn(email, password)
  const page = await login.text()
  return {
    what: 'who logs in is told why it can’t be',
    measured: `${login.status}`,
    holds: login.status === 507 && page.includes('The storage of this server'),
  }
}

async function keeps({ url }: RunningServer, person: Person, path: string, ids: string[]) {
  const response = await person.send('GET', `${path}?limit=100`, undefined, url)
  const stored = new Set(((await response.json()) as Array<{ id: string }>).map(({ id }) => id))
  const lost = ids.filter((id) => !stored.has(id)).length
  return {
    what: 'mended, everything acknowledged is there, and nothing else',
    measured: `${ids.length} acknowledged, ${lost} lost, ${stored.size} stored`,
    holds: lost === 0 && stored.size === ids.length,
  }
}
