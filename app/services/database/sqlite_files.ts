import { existsSync, readdirSync, renameSync, rmSync, statSync, statfsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import StartFailure from '#exceptions/start_failure'

interface SqliteFiles {
  /** Of everything that matters: whatever it is like, it is left alone. */
  main: string
  /** Of what may be lost. */
  volatile: string
}

/**
 * Files up to these sizes are read whole, in a fifth of a second; of larger ones their beginning and what describes them.
 * In bytes: the index of words makes the main one slow to read.
 */
const readWhole = { main: 8 * 1024 * 1024, volatile: 64 * 1024 * 1024 }

/** Tries of a process that starts together with another one which is at the same file. */
const tries = 20

/** Files that were put aside and are kept, the newest. */
const keptAside = 3

const parts = ['-wal', '-shm', '']

/**
 * Looks at the files of SQLite before they are used. A corrupt one of what may be lost is put aside, so that it is made
 * anew; never one that another process has open.
 * @returns the name under which it was put aside and what was wrong with it, or null
 * @throws StartFailure where the main one is corrupt, or a file can't be used
 */
export async function checkSqliteFiles({ main, volatile }: SqliteFiles) {
  const broken = faultIn(main, readWhole.main)
  if (broken) throw corrupt(main, broken)
  for (let attempt = 1; attempt <= tries; attempt++) {
    const fault = faultIn(volatile, readWhole.volatile)
    if (!fault) return null
    const name = putAsideAlone(volatile, main)
    if (name) return { name, fault }
    await sleep(250)
  }
  throw inUse(volatile)
}

/** As the start tells a failure of SQLite, or null where it is none of the file's. */
export function startFailureOf(error: unknown, path: string) {
  const { code, message } = error as { code?: unknown; message: string }
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return null
  if (isCorruption(code)) return corrupt(path, message)
  const { bavail, bsize } = statfsSync(dirname(path))
  if (code === 'SQLITE_FULL' || bavail * bsize < 1024 * 1024) return full(path)
  const isOfFile = /^SQLITE_(CANTOPEN|READONLY|IOERR|PERM|AUTH)/.test(code)
  return isOfFile ? unusable(path, `${message}, ${code}`) : null
}

/** What SQLite says is wrong with the file, or null where it is sound or not there yet. */
function faultIn(path: string, readUpTo: number) {
  if (!existsSync(path)) return null
  return within(path, {}, (database) => {
    try {
      database.prepare('SELECT name FROM sqlite_schema').all()
      if (statSync(path).size > readUpTo) return null
      const found = database.pragma('quick_check(1)', { simple: true }) as string
      return found === 'ok' ? null : found.replaceAll(/\s+/g, ' ')
    } catch (error: any) {
      if (!isCorruption(error.code)) throw error
      return String(error.message)
    }
  })
}

/**
 * Puts a file aside while no other process uses the folder: all of them have the main file open.
 * @returns its name now, or null where another process is there
 */
function putAsideAlone(path: string, main: string) {
  return within(main, { timeout: 0 }, (database) => {
    try {
      database.pragma('locking_mode = EXCLUSIVE')
      database.exec('BEGIN EXCLUSIVE')
    } catch (error: any) {
      if (!/^SQLITE_(BUSY|LOCKED)/.test(error.code)) throw error
      return null
    }
    return faultIn(path, readWhole.volatile) ? putAside(path) : null
  })
}

/** Its log first: a new file must never meet the old one's. */
function putAside(path: string) {
  const stamp = new Date().toISOString().replaceAll(/[-:]/g, '')
  const aside = `${path}.corrupt-${stamp}`
  for (const part of parts) if (existsSync(path + part)) renameSync(path + part, aside + part)
  forgetOldest(path)
  return basename(aside)
}

function forgetOldest(path: string) {
  const folder = dirname(path)
  const prefix = `${basename(path)}.corrupt-`
  const aside = readdirSync(folder).filter((name) => name.startsWith(prefix))
  const stamps = [...new Set(aside.map((name) => name.slice(prefix.length).split('-')[0]))].sort()
  for (const stamp of stamps.slice(0, -keptAside))
    for (const part of parts) rmSync(join(folder, `${prefix}${stamp}${part}`), { force: true })
}

function within<T>(
  path: string,
  options: Database.Options,
  work: (database: Database.Database) => T
) {
  let database: Database.Database | undefined
  try {
    database = new Database(path, options)
    return work(database)
  } catch (error) {
    throw startFailureOf(error, path) ?? error
  } finally {
    database?.close()
  }
}

const isCorruption = (code: unknown) => /^SQLITE_(CORRUPT|NOTADB)/.test(String(code))

const corrupt = (path: string, fault: string) =>
  new StartFailure(
    `The database ${path} is corrupt (${fault}). It was left as it is: stop every process that uses it, and put a backup in its place.`
  )

const inUse = (path: string) =>
  new StartFailure(
    `${path} is corrupt. It may be lost and would be made anew, but another process uses this folder: stop that one, and start again.`
  )

const full = (path: string) =>
  new StartFailure(
    `There is no room left on the disk of ${path}. Make room, or set DATA_DIR to another folder.`
  )

const unusable = (path: string, fault: string) =>
  new StartFailure(
    `The database ${path} can't be used (${fault}). See whether this user may read and write it and its folder.`
  )
