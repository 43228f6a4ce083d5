import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Failure, aptInstall, isExecutable, onPath } from './shell.mjs'

const debianFolder = '/usr/lib/postgresql'

function programs() {
  const initdb = onPath('initdb')
  if (initdb) return dirname(initdb)
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : []
  return (
    versions
      .map((version) => join(debianFolder, version, 'bin'))
      .find((folder) => isExecutable(join(folder, 'initdb'))) ?? null
  )
}

/** A PostgreSQL server of our own in a temporary folder, or null where there is none to be had. It refuses to run as root. */
export async function startPostgres() {
  const bin =
    programs() ?? (aptInstall("Installing Debian's PostgreSQL", 'postgresql') ? programs() : null)
  if (!bin) return null
  const folder = mkdtempSync(join(tmpdir(), 'clonememoria-postgres-'))
  const port = await freePort()
  const data = join(folder, 'data')
  chmodSync(folder, 0o777)
  asOrdinaryUser(join(bin, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ])
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off -c max_connections=60`
  asOrdinaryUser(join(bin, 'pg_ctl'), [
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    options,
    'start',
  ])
  const pid = () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    /** `fast` ends every connection, `immediate` is a crash. Resolves when it serves again. */
    async restart(mode = 'fast') {
      const args = ['-D', data, '-w', '-m', mode, '-l', join(folder, 'log'), '-o', options]
      const [name, rest] = ordinaryUsers(join(bin, 'pg_ctl'), [...args, 'restart'])
      await promisify(execFile)(name, rest, { cwd: tmpdir() })
    },
    /** Nothing of it moves: it accepts connections, and answers nobody. Linux only. */
    pause: () => signal(pid(), 'SIGSTOP'),
    resume: () => signal(pid(), 'SIGCONT'),
    stop() {
      asOrdinaryUser(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A process and its children. */
function signal(pid, name) {
  process.kill(pid, name)
  for (const child of childrenOf(pid)) {
    try {
      process.kill(child, name)
    } catch (error) {
      // One that has ended meanwhile needs no signal.
      if (error.code !== 'ESRCH') throw error
    }
  }
}

function childrenOf(pid) {
  const numbers = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))
  return numbers.map(Number).filter((candidate) => parentOf(candidate) === pid)
}

/** Null where it has ended meanwhile. */
function parentOf(pid) {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1])
  } catch {
    return null
  }
}

/** Name and arguments: PostgreSQL refuses to run as root. */
function ordinaryUsers(program, args) {
  if (process.getuid?.() !== 0) return [program, args]
  const runuser = onPath('runuser') ?? '/usr/sbin/runuser'
  return [runuser, ['-u', 'nobody', '--', program, ...args]]
}

function asOrdinaryUser(program, args) {
  const [name, rest] = ordinaryUsers(program, args)
  const { status, stderr, error } = spawnSync(name, rest, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    cwd: tmpdir(),
  })
  if (status !== 0)
    throw new Failure(`PostgreSQL for the tests did not start: ${error?.message ?? stderr}`)
}

/** One that nobody listens on at the moment. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
