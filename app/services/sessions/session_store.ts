import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { SessionData, SessionStoreWithTaggingContract } from '@adonisjs/session/types'
import { keepNewest } from '#services/database/newest_rows'
import { inSpareRoom } from '#services/database/spare_room'
import { unlessStorageFails } from '#exceptions/storage_fault'
import { formSecret, guestData, type GuestCookie } from '#services/sessions/guest_session'

/** How many sessions a user has; with one more that which was idle longest ends. */
export const mostSessions = 100

const isMembers = (data: SessionData) => 'auth_web' in data

/**
 * Sessions of members in the database, those of guests in their own browsers: whoever calls without cookies leaves
 * nothing behind. A row begins with a login, and with it a new secret for forms. One that was ended while a request of it
 * ran stays ended: the store writes it anew when that request is done, but without the user it belonged to. Reading
 * goes on where nothing can be stored.
 */
export class SessionStore implements SessionStoreWithTaggingContract {
  #row: SessionData | null = null

  /** @param guest of the request; null outside of one */
  constructor(
    private rows: SessionStoreWithTaggingContract,
    private db: QueryClientContract,
    private table: string,
    private guest: GuestCookie | null = null,
    /** Whether the request changes nothing: then it need not fail with its session. */
    private isReading = false
  ) {}

  async read(id: string) {
    // One that has expired is removed when it is read, if it can be.
    const row = inSpareRoom(async () => this.rows.read(id))
    this.#row = await row.catch(unlessStorageFails(() => null))
    if (this.#row) return this.#row
    const data = this.guest?.read() ?? null
    return data && !isMembers(data) ? data : null
  }

  async write(id: string, data: SessionData) {
    if (!isMembers(data)) return this.#writeGuest(id, data)
    const { [formSecret]: secret, ...others } = data
    const kept = this.#row && isMembers(this.#row) ? data : others
    const written = inSpareRoom(async () => this.rows.write(id, kept))
    await (this.isReading ? written.catch(unlessStorageFails(() => {})) : written)
    await this.db.from(this.table).where({ id }).whereNull('user_id').delete()
    this.guest?.clear()
  }

  async #writeGuest(id: string, data: SessionData) {
    if (this.#row) await inSpareRoom(async () => this.rows.destroy(id))
    this.guest?.write(guestData(data))
  }

  async destroy(id: string) {
    await inSpareRoom(async () => this.rows.destroy(id))
    this.guest?.clear()
  }

  async touch(id: string) {
    await inSpareRoom(async () => this.rows.touch(id)).catch(unlessStorageFails(() => {}))
  }

  async tag(id: string, userId: string | number) {
    await inSpareRoom(async () => this.rows.tag(id, userId))
    const surplus = {
      table: this.table,
      key: 'id',
      where: { user_id: String(userId) },
      order: 'expires_at',
      most: mostSessions,
    }
    await inSpareRoom(() => keepNewest(this.db, surplus))
  }

  untag(id: string, userId: string | number) {
    return inSpareRoom(async () => this.rows.untag(id, userId))
  }

  tagged(userId: string | number) {
    return this.rows.tagged(userId)
  }
}
