import { compose } from '@adonisjs/core/helpers'
import { type AccessToken } from '@adonisjs/auth/access_tokens'
import { withAuthFinder } from '@adonisjs/auth/mixins/lucid'
import { DbRememberMeTokensProvider } from '@adonisjs/auth/session'
import app from '@adonisjs/core/services/app'
import { SessionCollection } from '@adonisjs/session'
import { beforeCreate, hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { UserSchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import ApiKey from '#models/api_key'
import BillingQuota from '#models/billing_quota'
import Clone, { defaultTone, type CloneFields } from '#models/clone'
import { hasUuid } from '#models/mixins/has_uuid'
import UsageCounter from '#models/usage_counter'
import { AccessTokens } from '#services/accounts/access_tokens'
import passwordHashing from '#services/accounts/password_hashing'

export interface Consents {
  data_processing: boolean
  voice_processing: boolean
  video_processing: boolean
  third_party_apis: boolean
  chat_import: boolean
}

export const defaultConsents: Consents = {
  data_processing: true,
  voice_processing: false,
  video_processing: false,
  third_party_apis: false,
  chat_import: false,
}

const AuthFinder = withAuthFinder(() => passwordHashing as any, {
  uids: ['email'],
  passwordColumnName: 'password',
})

export default class User extends compose(UserSchema, hasUuid, AuthFinder) {
  static accessTokens = new AccessTokens({
    tokenableModel: User,
    table: 'access_tokens',
    prefix: 'cmt_',
    expiresIn: '30 days',
  })

  static rememberMeTokens = DbRememberMeTokensProvider.forModel(User)

  declare currentAccessToken?: AccessToken

  @hasMany(() => Clone)
  declare clones: HasMany<typeof Clone>

  @hasMany(() => ApiKey)
  declare apiKeys: HasMany<typeof ApiKey>

  @beforeCreate()
  static giveConsents(user: User) {
    user.consents = { ...defaultConsents, ...user.consents }
  }

  /** E-mail addresses compare case-blind: they are kept in lower case. */
  static normalizeEmail(email: string) {
    return email.trim().toLowerCase()
  }

  /** The unique index decides who gets an address, however many ask at once; the look before saves a hash. */
  static async register(fields: { email: string; password: string; fullName?: string | null }) {
    const email = this.normalizeEmail(fields.email)
    if (await this.findBy('email', email)) throw emailTaken()
    return this.create({ ...fields, email, billingPlan: 'FREE' }).catch(refuseTakenEmail)
  }

  /** @throws ProblemException where an admin has suspended the account */
  refuseIfSuspended() {
    if (!this.suspendedAt) return
    throw new ProblemException(
      'forbidden',
      'This account is suspended. Ask the operator of this installation about it.'
    )
  }

  get firstName() {
    return this.fullName?.split(/\s+/)[0] ?? this.email.split('@')[0]
  }

  async updateProfile(
    this: User,
    fields: { email?: string; fullName?: string | null; consents?: Partial<Consents> }
  ) {
    if (fields.email !== undefined) this.email = User.normalizeEmail(fields.email)
    if (fields.fullName !== undefined) this.fullName = fields.fullName
    this.consents = { ...this.consents, ...fields.consents }
    return this.save().catch(refuseTakenEmail)
  }

  /** Ends every session, remembered device and access token: who knew the old password is out. */
  async changePassword(this: User, password: string) {
    await this.merge({ password }).save()
    await this.logOutEverywhere()
  }

  async logOutEverywhere(this: User) {
    await User.accessTokens.deleteAll(this)
    const remembered = await User.rememberMeTokens.all(this)
    await Promise.all(
      remembered.map((token) => User.rememberMeTokens.delete(this, token.identifier))
    )
    const sessions = await app.container.make(SessionCollection)
    const open = await sessions.tagged(this.id)
    await Promise.all(open.map(({ id }) => sessions.destroy(id)))
  }

  cloneCount(this: User) {
    return UsageCounter.used(this.id, 'clones', UsageCounter.scopeOf('clones'))
  }

  /** Of the present UTC month. */
  monthlyMessageCount(this: User) {
    return UsageCounter.used(this.id, 'messages', UsageCounter.scopeOf('messages'))
  }

  /** What the plan allows. */
  quota(this: User) {
    return BillingQuota.findOrFail(this.billingPlan)
  }

  /** For pages to show; taking the unit decides. */
  async canCreateClone(this: User) {
    return (await this.cloneCount()) < (await this.quota()).maxClones
  }

  /** For pages to show; taking the unit decides. */
  async canSendMessage(this: User) {
    return (await this.monthlyMessageCount()) < (await this.quota()).maxMessagesPerMonth
  }

  createClone(this: User, fields: CloneFields) {
    return User.transaction(async (trx) => {
      await UsageCounter.take(trx, this.id, 'clones', UsageCounter.scopeOf('clones'))
      return Clone.create(
        { ...fields, toneConfig: { ...defaultTone, ...fields.toneConfig }, userId: this.id },
        { client: trx }
      )
    })
  }
}

const emailTaken = () =>
  new ProblemException(
    'conflict',
    'There is already an account with this e-mail address. Log in, or use another address.',
    { field: 'email' }
  )

function refuseTakenEmail(error: { code?: string }): never {
  if (['SQLITE_CONSTRAINT_UNIQUE', '23505'].includes(error.code ?? '')) throw emailTaken()
  throw error
}
