import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import logger from '@adonisjs/core/services/logger'
import { dataDir } from '#config/app'

/** Holds a folder for every process that has files here, which nobody else may read. */
const root = join(dataDir, 'tmp')

/** Is locked while its process lives: the system lets go of it however a process ends, also in another container. */
const lockName = 'lock'

/** Of a folder that has no lock yet. */
const unready = 'new-'

/** How long a folder may be without its lock, in milliseconds. */
const longestStart = 60_000

let own: string | undefined

/** Where this process keeps what is of no use once it has ended. */
export function temporaryFolder() {
  own ??= open()
  return own
}

/** Where a file may be written that is removed after use, or else by the sweep. */
export const temporaryPath = (ending = '') => join(temporaryFolder(), `${randomUUID()}${ending}`)

/** Removes what processes that are no more left behind. */
export async function sweepTemporaryFiles() {
  const names = await readdir(root).catch(() => [] as string[])
  for (const name of names) {
    const folder = join(root, name)
    if (folder === own || (await isInUse(folder))) continue
    await rm(folder, { recursive: true, force: true }).catch((error) =>
      logger.warn({ err: error, folder }, 'Temporary files could not be removed')
    )
  }
}

function open() {
  const id = randomUUID()
  const [beginning, folder] = [join(root, unready + id), join(root, id)]
  mkdirSync(beginning, { recursive: true, mode: 0o700 })
  const lock = lockOf(beginning)
  renameSync(beginning, folder)
  process.once('exit', () => {
    lock.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

async function isInUse(folder: string) {
  if (folder.includes(unready)) {
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }))
    return Date.now() - mtimeMs < longestStart
  }
  try {
    lockOf(folder, { fileMustExist: true }).close()
    return false
  } catch (error: any) {
    return error.code !== 'SQLITE_CANTOPEN'
  }
}

/** @throws where somebody else has it */
function lockOf(folder: string, options: Database.Options = {}) {
  const lock = new Database(join(folder, lockName), { timeout: 0, ...options })
  try {
    lock.pragma('journal_mode = MEMORY')
    return lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw error
  }
}
