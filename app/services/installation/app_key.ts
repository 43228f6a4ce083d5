import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Secret } from '@adonisjs/core/helpers'
import { inDataFolder } from '#services/installation/data_folder'

/**
 * The key that encrypts cookies and stored provider keys: generated once, kept in the data folder.
 * Several processes may start at once; the first to link its file decides for all.
 */
export function keptAppKey(dataDir: string): Secret<string> {
  const path = join(dataDir, 'app_key')
  return new Secret(readKey(path) ?? inDataFolder(path, () => generateKey(path)))
}

function readKey(path: string) {
  try {
    return readFileSync(path, 'utf8').trim() || null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function generateKey(path: string) {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
  return readFileSync(path, 'utf8').trim()
}
