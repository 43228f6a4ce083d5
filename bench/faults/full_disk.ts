import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Exercise, Finding } from './exercise.js'
import { Browser } from '#tests/support/browser'
import { member, startServer, until, type RunningServer } from '#tests/support/running_server'
import { smallDisk, smallDiskObstacle } from '#tests/support/small_disk'

const megabytes = 8

/** What is given back in the end, so that there is room again. */
const reserved = 2

/** So many refusals in a row, and it is full. */
const enough = 60

const content = 'The lighthouse of Aveiro is the tallest of Portugal. '.repeat(340)

type Person = Awaited<ReturnType<typeof member>>
type Disk = ReturnType<typeof smallDisk>

const exercise: Exercise = {
  title: 'The disk of the data folder is full, under two processes',
  obstacle: smallDiskObstacle,
  run: () => fullDisk({ built: true }),
}

export default exercise

/** The same with the built servers, or those of the sources. */
export async function fullDisk({ built }: { built: boolean }) {
  const disk = smallDisk(megabytes)
  const servers: RunningServer[] = []
  const start = async () => void servers.push(await startServer({ built, folder: disk.folder }))
  const kill = () => Promise.all(servers.splice(0).map((server) => server.stop('SIGKILL')))
  try {
    disk.reserve(reserved)
    await start()
    await start()
    const { findings, person, path, acknowledged } = await harm(servers, disk)
    await kill()
    await start()
    findings.push(...(await read(servers, person, path, acknowledged, 'after kill -9')))
    return findings
  } finally {
    await kill()
    disk.clear()
  }
}

async function harm(servers: RunningServer[], disk: Disk) {
  const person = await member(servers[0].url)
  const { id: cloneId } = await person.api('POST', '/clones', { name: 'Rui' })
  const { raw_key: rawKey } = await person.api('POST', '/api-keys', {
    label: 'Reader',
    rate_limit_requests: 10_000,
  })
  const browser = new Browser(undefined, servers[0].url)
  await browser.logIn(person.email, person.password)
  const path = `/clones/${cloneId}/memories`
  const filled = await fill(servers, person, path)
  const findings: Finding[] = [
    ...told(filled),
    ...(await read(servers, person, path, filled.acknowledged, 'filled by memories')),
    await upload(servers[0], person, cloneId),
    ...(await goesOn(servers, person, browser, rawKey, 'filled by memories')),
  ]
  disk.fill()
  findings.push(
    ...(await goesOn(servers, person, browser, rawKey, 'not a byte left')),
    await rest(servers)
  )
  disk.makeRoom()
  findings.push(...(await recovers(servers, person, path, filled.acknowledged)))
  return { findings, person, path, acknowledged: filled.acknowledged }
}

interface Filled {
  acknowledged: string[]
  statuses: Record<string, number>
}

/** One memory after the other, in turn on each server, until none is taken any more. */
async function fill(servers: RunningServer[], person: Person, path: string): Promise<Filled> {
  const acknowledged: string[] = []
  const statuses: Record<string, number> = {}
  for (let n = 0, refused = 0; refused < enough && n < 2000; n++) {
    const response = await person.send(
      'POST',
      path,
      { content: `${n}: ${content}` },
      servers[n % servers.length].url
    )
    const body = (await response.json()) as { id?: string; type?: string }
    const what = response.ok ? String(response.status) : `${response.status} ${body.type}`
    statuses[what] = (statuses[what] ?? 0) + 1
    if (response.ok) acknowledged.push(body.id!)
    refused = response.ok ? 0 : refused + 1
  }
  return { acknowledged, statuses }
}

function told({ statuses }: Filled): Finding[] {
  const expected = ['201', '507 /problems/storage-full']
  return [
    {
      what: 'memories of 18 KB are stored, or refused with 507 and a problem',
      measured: JSON.stringify(statuses),
      holds:
        Object.keys(statuses).every((what) => expected.includes(what)) &&
        statuses[expected[1]] >= enough,
    },
  ]
}

async function read(
  servers: RunningServer[],
  person: Person,
  path: string,
  acknowledged: string[],
  when: string
): Promise<Finding[]> {
  return Promise.all(
    servers.map(async ({ url }, n) => {
      const ids = await storedIds(url, person, path)
      const lost = acknowledged.filter((id) => !ids.has(id)).length
      return {
        what: `everything acknowledged is there, and nothing else (process ${n + 1}, ${when})`,
        measured: `${acknowledged.length} acknowledged, ${lost} lost, ${ids.size} stored`,
        holds: lost === 0 && ids.size === acknowledged.length,
      }
    })
  )
}

async function storedIds(url: string, person: Person, path: string) {
  const ids = new Set<string>()
  for (let skip = 0; ; skip = ids.size) {
    const response = await person.send('GET', `${path}?skip=${skip}&limit=100`, undefined, url)
    const page = (await response.json()) as Array<{ id: string }>
    for (const { id } of page) ids.add(id)
    if (page.length === 0 || ids.size === skip) return ids
  }
}

async function upload({ url }: RunningServer, { headers }: Person, cloneId: string) {
  const body = new FormData()
  body.append('file', new Blob([content.repeat(60)]), 'letter.txt')
  const response = await fetch(`${url}/api/clones/${cloneId}/documents`, {
    method: 'POST',
    headers,
    body,
  })
  const { type } = (await response.json()) as { type?: string }
  return {
    what: 'a document of 1 MB is refused alike',
    measured: `${response.status} ${type}`,
    holds: response.status === 507 && type === '/problems/storage-full',
  }
}

/** What has to go on for as long as nothing can be stored. */
async function goesOn(
  servers: RunningServer[],
  { headers, email, password }: Person,
  known: Browser,
  rawKey: string,
  when: string
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [n, { url }] of servers.entries()) {
    const ready = await fetch(`${url}/health/ready`)
    const state = await ready.text()
    const statuses = {
      live: (await fetch(`${url}/health/live`)).status,
      clones: (await fetch(`${url}/api/clones`, { headers })).status,
      byKey: (await fetch(`${url}/api/clones`, { headers: { 'X-API-Key': rawKey } })).status,
      home: (await fetch(url)).status,
      loginPage: (await fetch(`${url}/login`)).status,
      dashboard: n === 0 ? (await known.get('/dashboard')).status : 200,
    }
    const newcomer = new Browser(undefined, url)
    const login = await newcomer.logIn(email, password, true)
    const dashboard = await newcomer.get('/dashboard')
    findings.push(
      {
        what: `readiness says that nothing can be stored (process ${n + 1}, ${when})`,
        measured: `${ready.status} ${state}`,
        holds: ready.status === 503 && JSON.parse(state).storage === 'full',
      },
      {
        what: `reading goes on (process ${n + 1}, ${when})`,
        measured: JSON.stringify(statuses),
        holds: Object.values(statuses).every((status) => status === 200),
      },
      {
        what: `people can log in (process ${n + 1}, ${when})`,
        measured: `${login.status} to ${login.headers.get('location')}, then ${dashboard.status}`,
        holds: login.headers.get('location') === '/dashboard' && dashboard.status === 200,
      }
    )
  }
  return findings
}

/** The share of a processor that the servers take while nobody asks anything. */
async function rest(servers: RunningServer[]): Promise<Finding> {
  const seconds = 3
  const before = servers.map(processorTime)
  await sleep(seconds * 1000)
  const shares = servers.map((server, n) => (processorTime(server) - before[n]) / seconds)
  return {
    what: 'nothing runs in circles',
    measured: `${shares.map((share) => `${Math.round(share * 100)} %`).join(' and ')} of a processor`,
    holds: shares.every((share) => share < 0.5),
  }
}

/** In seconds; Linux counts in hundredths. */
function processorTime({ pid }: RunningServer) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

async function recovers(
  servers: RunningServer[],
  person: Person,
  path: string,
  acknowledged: string[]
): Promise<Finding[]> {
  const began = performance.now()
  for (const { url } of servers)
    await until(async () => (await fetch(`${url}/health/ready`)).ok, 100, 30).catch(() => {})
  const seconds = (performance.now() - began) / 1000
  const statuses: number[] = []
  for (let n = 0; n < 10; n++) {
    const { url } = servers[n % servers.length]
    const response = await person.send('POST', path, { content: `After ${n}: ${content}` }, url)
    statuses.push(response.status)
    const body = (await response.json()) as { id: string }
    if (response.ok) acknowledged.push(body.id)
  }
  const search = await person.send('GET', `${path.replace('memories', 'search')}?q=lighthouse`)
  return [
    {
      what: 'with room again everything goes on by itself',
      measured: `ready after ${seconds.toFixed(1)} s; ${statuses.join(' ')}; search ${search.status}`,
      holds: seconds < 20 && statuses.every((status) => status === 201) && search.ok,
    },
    ...(await read(servers, person, path, acknowledged, 'with room again')),
  ]
}
