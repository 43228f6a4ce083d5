import { DbRememberMeTokensProvider, type RememberMeToken } from '@adonisjs/auth/session'
import type { LucidModel } from '@adonisjs/lucid/types/model'

/** A login that is remembered, and the device that remembers it. */
export type RememberedLogin = RememberMeToken & {
  userAgent: string | null
  ipAddress: string | null
}

export class RememberMeTokens<
  Tokenable extends LucidModel,
> extends DbRememberMeTokensProvider<Tokenable> {
  /** Left with the user, so that the session which begins knows its own. */
  async create(user: InstanceType<Tokenable>, expiresIn: string | number) {
    const token = await super.create(user, expiresIn)
    Object.assign(user, { currentRememberMeTokenId: Number(token.identifier) })
    return token
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
