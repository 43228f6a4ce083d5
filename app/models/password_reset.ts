import { createHash, randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'
import { compose } from '@adonisjs/core/helpers'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { PasswordResetSchema } from '#database/schema'
import { dbTime } from '#services/database/times'
import { hasUuid } from '#models/mixins/has_uuid'
import User from '#models/user'

const digest = (token: string) => createHash('sha256').update(token).digest('hex')

/** A way back in for who forgot the password: valid for an hour, once. Only the token's SHA-256 is kept. */
export default class PasswordReset extends compose(PasswordResetSchema, hasUuid) {
  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  /** @returns the token that goes into the mail. */
  static async issue(user: User) {
    const token = randomBytes(32).toString('base64url')
    await this.query().where('userId', user.id).delete()
    await this.create({
      userId: user.id,
      tokenHash: digest(token),
      expiresAt: DateTime.utc().plus({ hours: 1 }),
    })
    return token
  }

  static findValid(token: string) {
    return this.query()
      .where('tokenHash', digest(token))
      .where('expiresAt', '>', dbTime(DateTime.utc()))
      .preload('user')
      .first()
  }

  /** Whoever deletes the row has redeemed it, so a token works once. */
  async redeem(this: PasswordReset, password: string, ipAddress: string | null = null) {
    const by = { actorId: this.userId, ipAddress }
    return this.user.changePassword(password, by, async (trx) => {
      const [redeemed] = await PasswordReset.query({ client: trx }).where('id', this.id).delete()
      return Number(redeemed) === 1
    })
  }
}
