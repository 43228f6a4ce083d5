import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { SessionData, SessionStoreWithTaggingContract } from '@adonisjs/session/types'
import { inSpareRoom } from '#services/database/spare_room'
import { unlessStorageFails } from '#services/database/storage_fault'

/**
 * Sessions in the database. One that was ended while a request of it ran stays ended: the store writes it anew when
 * that request is done, but without the user it belonged to. Reading goes on where nothing can be stored.
 */
export class SessionStore implements SessionStoreWithTaggingContract {
  constructor(
    private store: SessionStoreWithTaggingContract,
    private db: QueryClientContract,
    private table: string,
    /** Whether the request changes nothing: then it need not fail with its session. */
    private isReading = false
  ) {}

  async write(id: string, data: SessionData) {
    const written = inSpareRoom(async () => this.store.write(id, data))
    await (this.isReading ? written.catch(unlessStorageFails(() => {})) : written)
    if ('auth_web' in data)
      await this.db.from(this.table).where({ id }).whereNull('user_id').delete()
  }

  /** One that has expired is removed when it is read, if it can be. */
  async read(id: string) {
    const session = inSpareRoom(async () => this.store.read(id))
    return session.catch(unlessStorageFails(() => null))
  }

  destroy(id: string) {
    return inSpareRoom(async () => this.store.destroy(id))
  }

  async touch(id: string) {
    await inSpareRoom(async () => this.store.touch(id)).catch(unlessStorageFails(() => {}))
  }

  tag(id: string, userId: string | number) {
    return inSpareRoom(async () => this.store.tag(id, userId))
  }

  untag(id: string, userId: string | number) {
    return inSpareRoom(async () => this.store.untag(id, userId))
  }

  tagged(userId: string | number) {
    return this.store.tagged(userId)
  }
}
