import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { SessionData, SessionStoreWithTaggingContract } from '@adonisjs/session/types'

/**
 * Sessions in the database. One that was ended while a request of it ran stays ended: the store writes it anew when
 * that request is done, but without the user it belonged to.
 */
export class SessionStore implements SessionStoreWithTaggingContract {
  constructor(
    private store: SessionStoreWithTaggingContract,
    private db: QueryClientContract,
    private table: string
  ) {}

  async write(id: string, data: SessionData) {
    await this.store.write(id, data)
    if ('auth_web' in data)
      await this.db.from(this.table).where({ id }).whereNull('user_id').delete()
  }

  read(id: string) {
    return this.store.read(id)
  }

  destroy(id: string) {
    return this.store.destroy(id)
  }

  touch(id: string) {
    return this.store.touch(id)
  }

  tag(id: string, userId: string | number) {
    return this.store.tag(id, userId)
  }

  untag(id: string, userId: string | number) {
    return this.store.untag(id, userId)
  }

  tagged(userId: string | number) {
    return this.store.tagged(userId)
  }
}
