import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FSDriver } from '@adonisjs/drive/drivers/fs'

/**
 * Files that are there whole or not at all, and stay when the power fails: each is written beside its place, flushed, and
 * then moved. What goes wrong is told as the system told it; `FSDriver` says of a full disk that writing was broken off.
 */
export class DurableDisk extends FSDriver {
  #root: string

  constructor(location: string) {
    super({ location, visibility: 'private' })
    this.#root = location
  }

  override put(key: string, contents: string | Uint8Array) {
    return this.#write(key, Readable.from([contents]))
  }

  override putStream(key: string, contents: Readable) {
    return this.#write(key, contents)
  }

  async #write(key: string, contents: Readable) {
    const path = join(this.#root, key)
    const draft = `${path}.${randomUUID()}.part`
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    try {
      await pipeline(contents, createWriteStream(draft, { mode: 0o600, flush: true }))
      await rename(draft, path)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }
}
