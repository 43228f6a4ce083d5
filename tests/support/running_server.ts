import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../', import.meta.url))

interface ServerOptions {
  /** A folder that another server uses too, or that an earlier one left; by default one of its own. */
  folder?: string
  /** The built server, as `npm start` runs it, instead of the sources. */
  built?: boolean
  env?: Record<string, string>
}

export type RunningServer = Awaited<ReturnType<typeof startServer>>

/** A server in a process of its own, which can be measured, stopped and killed. */
export async function startServer({ folder, built = false, env = {} }: ServerOptions = {}) {
  const dataDir = folder ?? mkdtempSync(join(tmpdir(), 'clonememoria-server-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const probe = join(dataDir, `loop-${port}.json`)
  const entry = built
    ? ['--import', join(root, 'bench/loop_probe.mjs'), join(root, 'build/bin/server.js')]
    : ['--import=@poppinss/ts-exec', join(root, 'bin/server.ts')]
  const log = join(dataDir, `log-${port}.jsonl`)
  const began = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=4', ...entry], {
    cwd: root,
    stdio: ['ignore', openSync(log, 'w'), 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      APP_URL: url,
      DATA_DIR: dataDir,
      LOOP_PROBE: probe,
      LOG_LEVEL: 'fatal',
      // Servers on one database count the accounts of every test together.
      LIMIT_REGISTRATIONS: '10000',
      ...env,
    },
  })
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
  await until(() => fetch(`${url}/health/ready`).then(({ ok }) => ok)).catch((error) => {
    child.kill('SIGKILL')
    throw error
  })
  return {
    url,
    folder: dataDir,
    pid: child.pid!,
    /** Its exit code, when it has ended. */
    gone,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    /** What it logged, from `LOG_LEVEL` on. */
    logged: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    bootMs: performance.now() - began,
    /** Resident memory, in MB. */
    rss: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024,
    /** Delays of the event loop, and its longest work, since the last call, in milliseconds; only where it runs built. */
    async loopDelays(): Promise<{ p50: number; p99: number; max: number; work: number }> {
      child.kill('SIGUSR2')
      await sleep(200)
      return JSON.parse(readFileSync(probe, 'utf8'))
    },
    /** Asks it to stop, or kills it; the exit code. */
    async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') {
      child.kill(signal)
      return gone
    },
    /** Runs a command of the operator on the same data. */
    command: (...args: string[]) =>
      promisify(execFile)(process.execPath, ['ace.js', ...args], {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, LOG_LEVEL: 'fatal' },
      }),
    clear: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

/** A new account, as an API client sees the service. */
export async function member(url: string) {
  const body = {
    email: `member-${crypto.randomUUID()}@example.com`,
    password: 'measure twice, cut once',
  }
  const registered = await send(url, {}, 'POST', '/auth/register', body)
  if (!registered.ok) throw new Error(`No account: ${await registered.text()}`)
  const { access_token: token } = (await registered.json()) as { access_token: string }
  const headers = { Authorization: `Bearer ${token}` }
  return {
    ...body,
    headers,
    send: (method: string, path: string, sent?: unknown, base = url) =>
      send(base, headers, method, path, sent),
    /** For what must succeed. */
    async api(method: string, path: string, sent?: unknown): Promise<any> {
      const response = await send(url, headers, method, path, sent)
      if (!response.ok)
        throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
      return response.status === 204 ? null : response.json()
    },
  }
}

function send(
  url: string,
  headers: Record<string, string>,
  method: string,
  path: string,
  sent?: unknown
) {
  const body = sent === undefined ? undefined : JSON.stringify(sent)
  return fetch(`${url}/api${path}`, {
    method,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body,
  })
}

/** Waits until the probe says yes, at most so many seconds. */
export async function until(probe: () => Promise<boolean>, every = 50, patience = 120) {
  for (let waited = 0; waited < patience * 1000; waited += every) {
    if (await probe().catch(() => false)) return
    await sleep(every)
  }
  throw new Error(`This took longer than ${patience} seconds`)
}

export function percentiles(samples: number[]) {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (share: number) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(2))
  return { n: samples.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
