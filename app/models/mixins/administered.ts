import { DateTime } from 'luxon'
import { errors as lucidErrors } from '@adonisjs/lucid'
import type { BaseModel } from '@adonisjs/lucid/orm'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import ProblemException from '#exceptions/problem_exception'
import AuditEntry, { type Actor, type AuditEvent } from '#models/audit_entry'
import { dbTime } from '#services/database/times'
import { leaveAdmins } from '#models/mixins/leave_admins'
import type User from '#models/user'

/** What is decided about an account; what is left out stays as it is. */
export interface Decision {
  billingPlan?: string
  isPlatformAdmin?: boolean
  isSuspended?: boolean
}

/** For accounts: what the admins of an installation decide about them, each change with its entry in the audit log. */
export function administered<T extends NormalizeConstructor<typeof BaseModel>>(superclass: T) {
  return class extends superclass {
    /** From the next request on no session, access token or key of the account opens anything. */
    suspend(this: User, by: Actor): Promise<User> {
      return this.administer({ isSuspended: true }, by)
    }

    unsuspend(this: User, by: Actor): Promise<User> {
      return this.administer({ isSuspended: false }, by)
    }

    grantAdmin(this: User, by: Actor): Promise<User> {
      return this.administer({ isPlatformAdmin: true }, by)
    }

    revokeAdmin(this: User, by: Actor): Promise<User> {
      return this.administer({ isPlatformAdmin: false }, by)
    }

    /**
     * Several of these at once: all of them or none. What takes rights comes first: it locks the admins before it locks
     * the account, so that no two decisions wait for each other in a circle.
     * @throws ProblemException where no admin would be left, or who acts would suspend herself
     */
    async administer(this: User, decision: Decision, by: Actor): Promise<User> {
      const { billingPlan, isPlatformAdmin, isSuspended } = decision
      if (isSuspended && this.id === by.actorId) throw ownAccount()
      await (this.constructor as typeof User).transaction(async (trx) => {
        const act = new AdministrativeAct(trx, this, by)
        if (isSuspended === true) await act.suspend()
        if (isPlatformAdmin === false) await act.revokeAdmin()
        if (isPlatformAdmin === true) await act.grantAdmin()
        if (isSuspended === false) await act.unsuspend()
        if (billingPlan !== undefined) await act.changePlan(billingPlan)
      })
      return this.refresh()
    }
  }
}

class AdministrativeAct {
  #now = dbTime(DateTime.utc())

  constructor(
    private trx: TransactionClientContract,
    private user: User,
    private by: Actor
  ) {}

  async suspend() {
    const at = DateTime.utc()
    const change = { suspended_at: dbTime(at) }
    if (await leaveAdmins(this.trx, this.user, change, 'suspended_at IS NULL'))
      await this.#record('user.suspended', null, at.toISO())
  }

  async revokeAdmin() {
    const change = { is_platform_admin: false }
    if (await leaveAdmins(this.trx, this.user, change, 'is_platform_admin <> ?', [false]))
      await this.#record('user.admin_revoked', true, false)
  }

  async unsuspend() {
    const { suspendedAt } = await this.#hold()
    if (!suspendedAt) return
    await this.#write({ suspended_at: null })
    await this.#record('user.unsuspended', suspendedAt.toUTC().toISO(), null)
  }

  async grantAdmin() {
    const { isPlatformAdmin } = await this.#hold()
    if (isPlatformAdmin) return
    await this.#write({ is_platform_admin: true })
    await this.#record('user.admin_granted', false, true)
  }

  async changePlan(plan: string) {
    await this.#hold()
    await this.user.changePlan(plan, this.by, this.trx)
  }

  /** The account as it is now, and stays until the transaction ends. */
  async #hold() {
    const held = await this.#write({})
    if (held === 0) throw new lucidErrors.E_ROW_NOT_FOUND(this.#model)
    return this.#row().firstOrFail()
  }

  async #write(fields: Record<string, unknown>) {
    const [written] = await this.#row().update({ ...fields, updated_at: this.#now })
    return Number(written)
  }

  #row() {
    return this.#model.query({ client: this.trx }).where('id', this.user.id)
  }

  get #model() {
    return this.user.constructor as typeof User
  }

  #record(event: AuditEvent, from: unknown, to: unknown) {
    const entry = { event, ...this.by, resource: this.user, metadata: { from, to } }
    return AuditEntry.record(entry, this.trx)
  }
}

const ownAccount = () =>
  new ProblemException(
    'conflict',
    'You can’t suspend your own account. Ask another admin to do it.'
  )
