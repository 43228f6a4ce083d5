import { DateTime } from 'luxon'
import { compose } from '@adonisjs/core/helpers'
import { type AccessToken } from '@adonisjs/auth/access_tokens'
import { withAuthFinder } from '@adonisjs/auth/mixins/lucid'
import { errors as lucidErrors } from '@adonisjs/lucid'
import { beforeCreate, hasMany } from '@adonisjs/lucid/orm'
import db from '@adonisjs/lucid/services/db'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { UserSchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import ApiKey from '#models/api_key'
import AuditEntry, { type Actor, type AuditEvent } from '#models/audit_entry'
import BillingQuota from '#models/billing_quota'
import Clone, { defaultTone, type CloneFields } from '#models/clone'
import { dbTime } from '#models/columns'
import Job from '#models/job'
import { hasUuid } from '#models/mixins/has_uuid'
import UsageCounter from '#models/usage_counter'
import { AccessTokens } from '#services/accounts/access_tokens'
import { administer, type Decision } from '#services/accounts/administration'
import { Devices } from '#services/accounts/devices'
import passwordHashing from '#services/accounts/password_hashing'
import { RememberMeTokens } from '#services/accounts/remember_me_tokens'

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
    if (!this.suspendedAt) return
    throw new ProblemException(
      'forbidden',
      'This account is suspended. Ask the operator of this installation about it.'
    )
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

  /**
   * Ends every session, remembered device and access token: who knew the old password is out.
   * @param mayChange decides in the transaction itself whether it happens
   * @returns whether it did
   */
  async changePassword(
    this: User,
    password: string,
    by: Actor = { actorId: this.id, ipAddress: null },
    mayChange: (trx: TransactionClientContract) => Promise<boolean> = async () => true
  ) {
    await this.hashPassword(password)
    const isChanged = await User.transaction(async (trx) => {
      if (!(await mayChange(trx))) return false
      await this.useTransaction(trx).saveQuietly()
      await AuditEntry.record({ event: 'account.password_changed', ...by, resource: this }, trx)
      return true
    })
    if (isChanged) await this.logOutEverywhere()
    return isChanged
  }

  /** From the next request on no session, access token or key of the account opens anything. */
  suspend(this: User, by: Actor) {
    return this.administer({ isSuspended: true }, by)
  }

  unsuspend(this: User, by: Actor) {
    return this.administer({ isSuspended: false }, by)
  }

  grantAdmin(this: User, by: Actor) {
    return this.administer({ isPlatformAdmin: true }, by)
  }

  revokeAdmin(this: User, by: Actor) {
    return this.administer({ isPlatformAdmin: false }, by)
  }

  /**
   * Several of these at once: all of them or none.
   * @throws ProblemException where no admin would be left, or who acts would suspend herself
   */
  async administer(this: User, decision: Decision, by: Actor) {
    await administer(this, decision, by)
    return this.refresh()
  }

  logOutEverywhere(this: User) {
    return new Devices(this).endAll()
  }

  /** That the user took a copy of everything along. */
  async noteExport(this: User, ipAddress: string) {
    await User.transaction((trx) => this.note('account.exported', ipAddress, trx))
  }

  /**
   * From here on nobody can use the account or see whose it was, and its address is free; what it owns is then taken
   * away by `AccountEraser`, at the latest by its job.
   * @throws ProblemException 409 where an installation would be left without an admin
   */
  close(this: User) {
    return User.transaction(async (trx) => {
      if (this.isPlatformAdmin) await this.refuseToLeaveNoAdmin(trx)
      const closed = { ...closedAccount(this.id), suspended_at: dbTime(DateTime.utc()) }
      const [changed] = await User.query({ client: trx })
        .where('id', this.id)
        .whereNot('email', closed.email)
        .update(closed)
      if (Number(changed) === 0) throw new lucidErrors.E_ROW_NOT_FOUND(User)
      await ApiKey.query({ client: trx })
        .where('userId', this.id)
        .update({ revoked_at: dbTime(DateTime.utc()) })
      await AuditEntry.forgetActor(trx, this)
      await AuditEntry.record(
        { event: 'account.deleted', actorId: null, ipAddress: null, resource: this },
        trx
      )
      await Job.enqueue(trx, 'erase_account', this.id, { delay: eraseAfter })
    })
  }

  /** How much there is of everything: what goes when the account goes. */
  async possessions(this: User) {
    const count = async (table: string) => {
      const [{ total }] = await db.from(table).where('user_id', this.id).count('* as total')
      return Number(total)
    }
    return {
      clones: await count('clones'),
      memories: await count('memories'),
      documents: await count('documents'),
      conversations: await count('conversations'),
    }
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

  /** Counts a message that is kept nowhere. @returns what gives the unit back */
  async spendMessage(this: User) {
    const scope = UsageCounter.scopeOf('messages')
    await User.transaction((trx) => UsageCounter.take(trx, this.id, 'messages', scope))
    return () => User.transaction((trx) => UsageCounter.giveBack(trx, this.id, 'messages', scope))
  }

  /**
   * Deletes nothing: what is over a smaller plan stays, and creating is refused until it fits. The plan that the account
   * has already is no change and leaves no entry.
   * @throws ProblemException where there is no such plan
   */
  async changePlan(this: User, plan: string, by: Actor, within?: TransactionClientContract) {
    await BillingQuota.named(plan, within)
    const change = async (trx: TransactionClientContract) => {
      await this.moveTo(plan, by, trx)
      return this.useTransaction(trx).refresh()
    }
    return within ? change(within) : User.transaction(change)
  }

  /** Keeps the customer that payments know this account by; the first one stays. */
  async becomeCustomer(this: User, customerId: string) {
    await User.query()
      .where('id', this.id)
      .whereNull('billingCustomerId')
      .update({ billing_customer_id: customerId })
    return this.refresh()
  }

  /** Has the plan that is paid for; where a subscription has ended that is the free one. */
  async followSubscription(this: User, subscription: { id: string; plan: string } | null) {
    if (!subscription && !this.billingSubscriptionId) return
    const by = { actorId: this.id, ipAddress: null }
    await User.transaction(async (trx) => {
      await this.changePlan(subscription?.plan ?? BillingQuota.free, by, trx)
      await this.merge({ billingSubscriptionId: subscription?.id ?? null }).save()
    })
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

  /** Before a transaction that is saved quietly: hashing takes long, and an open one holds everybody else up. */
  private async hashPassword(this: User, password: string) {
    this.password = await passwordHashing.make(password)
  }

  private note(
    this: User,
    event: AuditEvent,
    ipAddress: string | null,
    trx: TransactionClientContract
  ) {
    return AuditEntry.record({ event, actorId: this.id, ipAddress, resource: this }, trx)
  }

  /** The write holds every admin, so that two who leave at once see each other. */
  private async refuseToLeaveNoAdmin(this: User, trx: TransactionClientContract) {
    const admins = () => User.query({ client: trx }).where('isPlatformAdmin', true)
    await admins().update({ is_platform_admin: true })
    const others = await admins().whereNot('id', this.id).whereNull('suspendedAt').first()
    if (!others) throw onlyAdmin()
  }

  /** Writes before it reads, so that of two changes at once the second sees the first. */
  private async moveTo(this: User, plan: string, by: Actor, trx: TransactionClientContract) {
    const row = () => User.query({ client: trx }).where('id', this.id)
    const [held] = await row()
      .whereNot('billingPlan', plan)
      .update({ updated_at: dbTime(DateTime.utc()) })
    if (Number(held) === 0) return
    const { billingPlan: from } = await row().firstOrFail()
    await row().update({ billing_plan: plan })
    await AuditEntry.record(
      { ...by, event: 'user.plan_changed', resource: this, metadata: { from, to: plan } },
      trx
    )
  }
}

const consentDetails: Partial<Record<keyof Consents, string>> = {
  chat_import:
    'A chat holds the words of other people. Allow imports of chats in your account first, and make sure that those people would agree.',
  voice_processing:
    'Reading aloud turns what a clone says into a voice. Allow that in your account first, under Consents.',
  third_party_apis:
    'This provider is another company or server: it would be sent what you write and what the clone was taught. Allow third-party providers in your account first, or use the built-in one.',
}

/** Whoever closes an account erases it at once; its job is for what a crash left over. In milliseconds. */
const eraseAfter = 60_000

const closedAccount = (id: string) => ({
  email: `${id}@closed.invalid`,
  password: '',
  full_name: null,
  is_platform_admin: false,
})

const onlyAdmin = () =>
  new ProblemException(
    'conflict',
    'You are the only administrator here. Make somebody else one before you delete your account.'
  )

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
