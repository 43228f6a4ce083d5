import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
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
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      asOrdinaryUser(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function asOrdinaryUser(program, args) {
  const isRoot = process.getuid?.() === 0
  const [name, ...rest] = isRoot
    ? [onPath('runuser') ?? '/usr/sbin/runuser', '-u', 'nobody', '--', program, ...args]
    : [program, ...args]
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
