import { DbRememberMeTokensProvider, type RememberMeToken } from '@adonisjs/auth/session'
import type { Secret } from '@adonisjs/core/helpers'
import type { LucidModel } from '@adonisjs/lucid/types/model'
import { unlessStorageFails } from '#exceptions/storage_fault'
import { keepNewest } from '#services/database/newest_rows'

/** A login that is remembered, and the device that remembers it. */
export type RememberedLogin = RememberMeToken & {
  userAgent: string | null
  ipAddress: string | null
}

/** How many devices remember a user; with one more the oldest forgets. */
export const mostRememberMeTokens = 100

export class RememberMeTokens<
  Tokenable extends LucidModel,
> extends DbRememberMeTokensProvider<Tokenable> {
  /** Between being shown and being renewed, by identifier. */
  #shown = new Map<string, RememberMeToken>()

  /** Left with the user, so that the session which begins knows its own. */
  async create(user: InstanceType<Tokenable>, expiresIn: string | number) {
    const token = await super.create(user, expiresIn)
    await keepNewest(await this.getDb(), {
      table: this.table,
      key: 'id',
      where: { tokenable_id: String(user.$primaryKeyValue) },
      order: 'id',
      most: mostRememberMeTokens,
    })
    Object.assign(user, { currentRememberMeTokenId: Number(token.identifier) })
    return token
  }

  /** Where nothing can be stored, a login is remembered by the token that it has. */
  async verify(value: Secret<string>) {
    const token = await super.verify(value)
    if (token) this.#shown.set(String(token.identifier), Object.assign(token, { value }))
    return token
  }

  async recycle(
    user: InstanceType<Tokenable>,
    identifier: string | number | bigint,
    expiresIn: string | number
  ) {
    const shown = this.#shown.get(String(identifier))
    this.#shown.delete(String(identifier))
    const recycled = super.recycle(user, identifier, expiresIn)
    if (!shown) return recycled
    return recycled.catch(
      unlessStorageFails(() => {
        Object.assign(user, { currentRememberMeTokenId: Number(identifier) })
        return shown
      })
    )
  }

  async living(user: InstanceType<Tokenable>) {
    const tokens = (await this.all(user)) as RememberedLogin[]
    return tokens.filter((token) => !token.isExpired())
  }

  async noteDevice(
    id: number,
    { userAgent, ipAddress }: { userAgent: string | null; ipAddress: string }
  ) {
    const db = await this.getDb()
    await db
      .from(this.table)
      .where('id', id)
      .update({ user_agent: userAgent, ip_address: ipAddress })
  }

  async deleteAll(user: InstanceType<Tokenable>, exceptId: number | null = null) {
    const db = await this.getDb()
    await db
      .from(this.table)
      .where('tokenable_id', String(user.$primaryKeyValue))
      .whereNot('id', exceptId ?? 0)
      .delete()
  }

  protected dbRowToRememberMeToken(row: any) {
    const { user_agent: userAgent, ip_address: ipAddress } = row
    return Object.assign(super.dbRowToRememberMeToken(row), { userAgent, ipAddress })
  }
}
