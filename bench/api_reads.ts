/**
 * The API's hot path: GET /api/clones, 20 clones, by API key with its limit counted, against a bare `node:http` server
 * that runs the same statements. Both serve at once and are loaded in turns, so that neighbours disturb both alike.
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startServer } from '../tests/support/running_server.js'
import { startApplication } from './application.js'

const rounds = Number(process.argv[2] ?? 8)
const application = await startApplication()
const { folder } = application
const rawKey = await fill()

const ours = await startServer({ folder, built: true })
const floorPort = 4900 + (process.pid % 90)
const floorPath = fileURLToPath(new URL('api_reads_floor.mjs', import.meta.url))
const floor = spawn(process.execPath, [floorPath, folder, String(floorPort)], { stdio: 'inherit' })
const pids = { floor: floor.pid!, clonememoria: ours.pid }
const targets = {
  floor: `http://127.0.0.1:${floorPort}/api/clones`,
  clonememoria: `${ours.url}/api/clones`,
}
await new Promise((resolve) => setTimeout(resolve, 500))
await sameAnswer()

const autocannon = createRequire(import.meta.url).resolve('autocannon/autocannon.js')
for (const connections of [1, 16, 64]) {
  const rates: Record<keyof typeof targets, number[]> = { floor: [], clonememoria: [] }
  const latencies: Record<string, { p50: number; p99: number }> = {}
  const cpu: Record<keyof typeof targets, number[]> = { floor: [], clonememoria: [] }
  for (const target of Object.keys(targets) as Array<keyof typeof targets>)
    await load(target, connections, 1)
  for (let round = 0; round < rounds; round++) {
    const order = Object.keys(targets) as Array<keyof typeof targets>
    if (round % 2) order.reverse()
    for (const target of order) {
      const before = cpuMs(pids[target])
      const { requests, latency, non2xx } = await load(target, connections, 1)
      cpu[target].push((1000 * (cpuMs(pids[target]) - before)) / requests.total)
      if (non2xx) throw new Error(`${target} answered ${non2xx} times with an error`)
      rates[target].push(requests.average)
      latencies[target] = { p50: latency.p50, p99: latency.p99 }
    }
  }
  const ratios = rates.floor.map((rate, round) => rates.clonememoria[round] / rate)
  const leastCpu = (target: keyof typeof targets) => Math.round(Math.min(...cpu[target]))
  const byCpu = Math.min(...cpu.floor) / Math.min(...cpu.clonememoria)
  console.log(
    `${connections} connections: ratio to the floor ${median(ratios).toFixed(2)} by requests/s, ${byCpu.toFixed(2)} by CPU time`
  )
  console.table(
    Object.fromEntries(
      Object.entries(rates).map(([target, all]) => [
        target,
        {
          'requests/s': Math.round(median(all)),
          ...latencies[target],
          'CPU µs': leastCpu(target as keyof typeof targets),
        },
      ])
    )
  )
}

floor.kill()
await ours.stop()
application.clear()
process.exit(0)

/** 2,000 clones of 100 users, 20 of them the key's. */
async function fill() {
  const { default: User } = await import('#models/user')
  const { default: Clone } = await import('#models/clone')
  const { default: ApiKey, defaultKeyFields } = await import('#models/api_key')
  const users = await User.createMany(
    Array.from({ length: 100 }, (_, n) => ({
      email: `bench-${n}@example.com`,
      password: 'x',
      billingPlan: 'PRO',
    }))
  )
  const description =
    'A voice that is missed at the table every Sunday, and the stories that went with it.'
  for (const user of users) {
    await Clone.createMany(
      Array.from({ length: 20 }, (_, n) => ({
        userId: user.id,
        name: `Clone ${n}`,
        description,
        toneConfig: { warmth: 0.7, humor: 0.5, formality: 0.3 },
      }))
    )
  }
  const { rawKey: raw } = await ApiKey.issue(
    users[50],
    { ...defaultKeyFields, label: 'Bench', rateLimitRequests: 1_000_000_000 },
    null
  )
  await application.stop()
  return raw
}

async function load(target: keyof typeof targets, connections: number, seconds: number) {
  const args = [
    '-j',
    '-c',
    String(connections),
    '-d',
    String(seconds),
    '-H',
    `X-API-Key=${rawKey}`,
    targets[target],
  ]
  const child = spawn(process.execPath, [autocannon, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let text = ''
  for await (const part of child.stdout) text += part
  return JSON.parse(text) as {
    requests: { average: number; total: number }
    latency: { p50: number; p99: number }
    non2xx: number
  }
}

/** A floor that does less than it should proves nothing. */
async function sameAnswer() {
  const [one, other] = await Promise.all(
    Object.values(targets).map(async (url) =>
      (await fetch(url, { headers: { 'X-API-Key': rawKey } })).text()
    )
  )
  if (one !== other) throw new Error('The floor answers something else')
}

/** What a process has used of the processors so far; ticks are 10 ms. */
function cpuMs(pid: number) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function median(values: number[]) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}
