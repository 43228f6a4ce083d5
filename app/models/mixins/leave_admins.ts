import { errors as lucidErrors } from '@adonisjs/lucid'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import ProblemException from '#exceptions/problem_exception'
import { dbTime } from '#services/database/times'
import type User from '#models/user'
import { isPostgres, rowsOf } from '#services/database/sql'

/**
 * Changes an account in a way that may take an admin away, be it suspended, demoted or closed. One statement decides
 * whether an admin is left: of two who go at once one is refused, since on PostgreSQL it waits for every other that has
 * locked the admins. It comes first in its transaction, so that no two wait for each other in a circle.
 * @param condition in SQL, under which there is anything to change
 * @returns whether anything changed
 * @throws ProblemException 409 where no admin would be left, E_ROW_NOT_FOUND where there is no such account
 */
export async function leaveAdmins(
  trx: TransactionClientContract,
  user: User,
  changes: Record<string, string | boolean | null>,
  condition: string,
  bindings: Array<string | boolean> = []
) {
  const lock = isPostgres(trx) ? 'FOR NO KEY UPDATE' : ''
  const fields = Object.entries({ ...changes, updated_at: dbTime(new Date()) })
  const rows = await trx.rawQuery(
    `WITH admins AS (
       SELECT id FROM users WHERE is_platform_admin = ? AND suspended_at IS NULL ORDER BY id ${lock}
     )
     UPDATE users SET ${fields.map(([column]) => `${column} = ?`).join(', ')}
     WHERE id = ? AND ${condition} AND (
       is_platform_admin = ? OR suspended_at IS NOT NULL OR (SELECT count(*) FROM admins WHERE id <> ?) > 0
     )
     RETURNING id`,
    [true, ...fields.map(([, value]) => value), user.id, ...bindings, false, user.id] as string[]
  )
  if (rowsOf(rows).length > 0) return true
  const model = user.constructor as typeof User
  const account = await model.query({ client: trx }).where('id', user.id).first()
  if (!account) throw new lucidErrors.E_ROW_NOT_FOUND(model)
  if (account.isPlatformAdmin && !account.suspendedAt) throw lastAdmin()
  return false
}

const lastAdmin = () =>
  new ProblemException(
    'conflict',
    'This is the last admin of the installation. Make somebody else an admin first.'
  )
