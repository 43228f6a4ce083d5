import { DateTime } from 'luxon'
import { errors as lucidErrors } from '@adonisjs/lucid'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import ProblemException from '#exceptions/problem_exception'
import AuditEntry, { type Actor, type AuditEvent } from '#models/audit_entry'
import { dbTime } from '#models/columns'
import User from '#models/user'

/** What is decided about an account; what is left out stays as it is. */
export interface Decision {
  billingPlan?: string
  isPlatformAdmin?: boolean
  isSuspended?: boolean
}

/**
 * Carries a decision out, each change with its entry in the audit log, in one transaction. What takes rights comes
 * first: it locks the admins before it locks the account, so that no two decisions wait for each other in a circle.
 */
export function administer(user: User, decision: Decision, by: Actor) {
  const { billingPlan, isPlatformAdmin, isSuspended } = decision
  if (isSuspended && user.id === by.actorId) throw ownAccount()
  return User.transaction(async (trx) => {
    const act = new AdministrativeAct(trx, user, by)
    if (isSuspended === true) await act.suspend()
    if (isPlatformAdmin === false) await act.revokeAdmin()
    if (isPlatformAdmin === true) await act.grantAdmin()
    if (isSuspended === false) await act.unsuspend()
    if (billingPlan !== undefined) await act.changePlan(billingPlan)
  })
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
    const change = { set: 'suspended_at', to: dbTime(at), where: 'suspended_at IS NULL' }
    if (await this.#takeRights(change, [])) await this.#record('user.suspended', null, at.toISO())
  }

  async revokeAdmin() {
    const change = { set: 'is_platform_admin', to: false, where: 'is_platform_admin = ?' }
    if (await this.#takeRights(change, [true]))
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

  /**
   * One statement decides whether an admin is left: of two admins who take each other's rights at once one is refused,
   * since on PostgreSQL the statement waits for every other that has locked the admins.
   * @returns whether anything changed
   */
  async #takeRights(
    { set, to, where }: { set: string; to: string | boolean; where: string },
    bindings: boolean[]
  ) {
    const lock = this.trx.dialect.name === 'postgres' ? 'FOR NO KEY UPDATE' : ''
    const rows = await this.trx.rawQuery(
      `WITH admins AS (
         SELECT id FROM users WHERE is_platform_admin = ? AND suspended_at IS NULL ORDER BY id ${lock}
       )
       UPDATE users SET ${set} = ?, updated_at = ?
       WHERE id = ? AND ${where} AND (
         is_platform_admin = ? OR suspended_at IS NOT NULL OR (SELECT count(*) FROM admins WHERE id <> ?) > 0
       )
       RETURNING id`,
      [true, to, this.#now, this.user.id, ...bindings, false, this.user.id]
    )
    if ((rows.rows ?? rows).length > 0) return true
    const { isPlatformAdmin, suspendedAt } = await User.findOrFail(this.user.id, {
      client: this.trx,
    })
    if (isPlatformAdmin && !suspendedAt) throw lastAdmin()
    return false
  }

  /** The account as it is now, and stays until the transaction ends. */
  async #hold() {
    const held = await this.#write({})
    if (held === 0) throw new lucidErrors.E_ROW_NOT_FOUND(User)
    return User.findOrFail(this.user.id, { client: this.trx })
  }

  async #write(fields: Record<string, unknown>) {
    const [written] = await User.query({ client: this.trx })
      .where('id', this.user.id)
      .update({ ...fields, updated_at: this.#now })
    return Number(written)
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

const lastAdmin = () =>
  new ProblemException(
    'conflict',
    'This is the last admin of the installation. Make somebody else an admin first.'
  )
