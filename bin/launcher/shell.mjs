import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** What went wrong and how to mend it, in one sentence. */
export class Failure extends Error {}

/** Runs a program to its end with our own input and output; its exit code. Signals are passed on. */
export function run(program, args, { env = {}, cwd = root, onMessage } = {}) {
  const stdio = onMessage ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit'
  const child = spawn(program, args, { cwd, stdio, env: { ...process.env, ...env } })
  const pass = (signal) => child.kill(signal)
  process.on('SIGTERM', pass).on('SIGINT', pass)
  if (onMessage) child.on('message', onMessage)
  return new Promise((resolve, reject) => {
    child.on('error', (error) =>
      reject(new Failure(`"${program}" could not be started: ${error.message}.`))
    )
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', pass).off('SIGINT', pass)
      resolve(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1))
    })
  })
}

/** Runs a program of the set-up; its output is shown only when it fails. */
export function setUp(what, program, args, { env = {}, cwd = root } = {}) {
  console.log(`› ${what} …`)
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  if (status === 0) return
  console.error(`${stdout ?? ''}${stderr ?? ''}`)
  throw new Failure(`${what} failed${error ? `: ${error.message}` : ''}. The lines above say why.`)
}

export function onPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name)
      if (isExecutable(path)) return path
    }
  }
  return null
}

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** `apt-get install` where this user may use it. */
export function aptInstall(what, ...packages) {
  const sudo = process.getuid?.() === 0 ? [] : onPath('sudo') ? ['sudo', '-n'] : null
  if (!onPath('apt-get') || !sudo) return false
  const apt = (...args) => [...sudo, 'apt-get', ...args]
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  try {
    const [update, install] = [
      apt('update'),
      apt('install', '-y', '--no-install-recommends', ...packages),
    ]
    setUp('Refreshing the list of Debian packages', update[0], update.slice(1), { env })
    setUp(what, install[0], install.slice(1), { env })
    return true
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}
