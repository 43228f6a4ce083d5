import { AccessToken, DbAccessTokensProvider } from '@adonisjs/auth/access_tokens'
import type { Secret } from '@adonisjs/core/helpers'
import type { LucidModel } from '@adonisjs/lucid/types/model'
import { unlessStorageFails } from '#exceptions/storage_fault'
import { keepNewest } from '#services/database/newest_rows'

/** A token's last use is noted at most once an hour: reading the API must not cost a flushed write each time. */
const noteEvery = 3_600_000

/** How many a user has; with one more the oldest ends. */
export const mostAccessTokens = 100

export class AccessTokens<User extends LucidModel> extends DbAccessTokensProvider<User> {
  async create(...[user, ...options]: Parameters<DbAccessTokensProvider<User>['create']>) {
    const token = await super.create(user, ...options)
    await keepNewest(await this.getDb(), {
      table: this.table,
      key: 'id',
      where: { tokenable_id: String(user.$primaryKeyValue), type: this.type },
      order: 'id',
      most: mostAccessTokens,
    })
    return token
  }

  /** @returns whether the user had it */
  async end(user: InstanceType<User>, identifier: string) {
    const id = Number(identifier)
    return Number.isSafeInteger(id) && Number(await this.delete(user, id)) > 0
  }

  async verify(value: Secret<string>) {
    const decoded = AccessToken.decode(this.prefix, value.release())
    const id = Number(decoded?.identifier)
    if (!decoded || !Number.isSafeInteger(id)) return null
    const db = await this.getDb()
    const row = await db.query().from(this.table).where({ id, type: this.type }).first()
    const token = row && this.dbRowToAccessToken(row)
    if (!token?.verify(decoded.secret) || token.isExpired()) return null
    if (Date.now() - (token.lastUsedAt?.getTime() ?? 0) > noteEvery) {
      const noted = db.from(this.table).where({ id }).update({ last_used_at: new Date() })
      await noted.exec().catch(unlessStorageFails(() => {}))
    }
    return token
  }
}
