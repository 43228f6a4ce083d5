import { compose } from '@adonisjs/core/helpers'
import { type AccessToken } from '@adonisjs/auth/access_tokens'
import { withAuthFinder } from '@adonisjs/auth/mixins/lucid'
import { beforeCreate, hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { UserSchema } from '#database/schema'
import AccountSuspended from '#exceptions/account_suspended'
import ProblemException from '#exceptions/problem_exception'
import ApiKey from '#models/api_key'
import AuditEntry, { type AuditEvent } from '#models/audit_entry'
import BillingQuota from '#models/billing_quota'
import Clone, { type CloneFields } from '#models/clone'
import { defaultTone } from '#models/tone'
import { consentDetails, defaultConsents, type Consents } from '#models/consents'
import { administered } from '#models/mixins/administered'
import { authenticated } from '#models/mixins/authenticated'
import { closing } from '#models/mixins/closing'
import { hasUuid } from '#models/mixins/has_uuid'
import { planned } from '#models/mixins/planned'
import UsageCounter from '#models/usage_counter'
import { isUniqueViolation } from '#services/database/sql'
import { AccessTokens } from '#services/logins/access_tokens'
import passwordHashing from '#services/logins/password_hashing'
import { RememberMeTokens } from '#services/logins/remember_me_tokens'

const AuthFinder = withAuthFinder(() => passwordHashing as any, {
  uids: ['email'],
  passwordColumnName: 'password',
})

const traits = compose(
  UserSchema,
  hasUuid,
  AuthFinder,
  authenticated,
  administered,
  planned,
  closing
)

export default class User extends traits {
  static accessTokens = new AccessTokens({
    tokenableModel: User,
    table: 'access_tokens',
    prefix: 'cmt_',
    expiresIn: '30 days',
  })

  static rememberMeTokens = new RememberMeTokens({ tokenableModel: User })

  declare currentAccessToken?: AccessToken

  /** The remembered login that was made, or renewed, in this request. */
  declare currentRememberMeTokenId?: number

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
  static async register(
    fields: { email: string; password: string; fullName?: string | null },
    ipAddress: string | null = null
  ) {
    const email = this.normalizeEmail(fields.email)
    if (await this.findBy('email', email)) throw emailTaken()
    const user = new this().fill({ ...fields, email, billingPlan: BillingQuota.free })
    this.assignId(user)
    this.giveConsents(user)
    await user.hashPassword(fields.password)
    return this.transaction(async (trx) => {
      await user.useTransaction(trx).saveQuietly()
      await user.note('account.created', ipAddress, trx)
      return user
    }).catch(refuseTakenEmail)
  }

  /** @throws ProblemException where an admin has suspended the account */
  refuseIfSuspended() {
    if (this.suspendedAt) throw new AccountSuspended()
  }

  /** @throws ProblemException where the user has not given it */
  requireConsent(consent: keyof Consents) {
    if (this.consents[consent]) return
    throw new ProblemException('forbidden', consentDetails[consent] ?? 'This needs your consent.', {
      required_consent: consent,
    })
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

  createClone(this: User, fields: CloneFields) {
    return User.transaction(async (trx) => {
      await UsageCounter.take(trx, this.id, 'clones', UsageCounter.scopeOf('clones'))
      const clone = await Clone.create(
        { ...fields, toneConfig: { ...defaultTone, ...fields.toneConfig }, userId: this.id },
        { client: trx }
      )
      await clone.keepFirstVersion(trx)
      return clone
    })
  }

  note(this: User, event: AuditEvent, ipAddress: string | null, trx: TransactionClientContract) {
    return AuditEntry.record({ event, actorId: this.id, ipAddress, resource: this }, trx)
  }
}

const emailTaken = () =>
  new ProblemException(
    'conflict',
    'There is already an account with this e-mail address. Log in, or use another address.',
    { field: 'email' }
  )

function refuseTakenEmail(error: { code?: string }): never {
  if (isUniqueViolation(error)) throw emailTaken()
  throw error
}
