import { DateTime } from 'luxon'
import { errors as lucidErrors } from '@adonisjs/lucid'
import db from '@adonisjs/lucid/services/db'
import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { UserSchema } from '#database/schema'
import ApiKey from '#models/api_key'
import AuditEntry from '#models/audit_entry'
import { dbTime } from '#services/database/times'
import Job from '#models/job'
import { leaveAdmins } from '#models/mixins/leave_admins'
import type User from '#models/user'

/** How much there is of everything. */
export interface Possessions {
  clones: number
  memories: number
  documents: number
  conversations: number
}

/** For accounts: how they end, and what is taken along before. */
export function closing<T extends NormalizeConstructor<typeof UserSchema>>(superclass: T) {
  return class extends superclass {
    /** That the user took a copy of everything along. */
    async noteExport(this: User, ipAddress: string): Promise<void> {
      await modelOf(this).transaction((trx) => this.note('account.exported', ipAddress, trx))
    }

    /**
     * From here on nobody can use the account or see whose it was, and its address is free; what it owns is then taken
     * away by `AccountEraser`, at the latest by its job.
     * @throws ProblemException 409 where an installation would be left without an admin
     */
    close(this: User): Promise<void> {
      return modelOf(this).transaction(async (trx) => {
        const closed = { ...closedAccount(this.id), suspended_at: dbTime(DateTime.utc()) }
        if (!(await leaveAdmins(trx, this, closed, 'email <> ?', [closed.email])))
          throw new lucidErrors.E_ROW_NOT_FOUND(modelOf(this))
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
    async possessions(this: User): Promise<Possessions> {
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
  }
}

/** Whoever closes an account erases it at once; its job is for what a crash left over. In milliseconds. */
const eraseAfter = 60_000

const closedAccount = (id: string) => ({
  email: `${id}@closed.invalid`,
  password: '',
  full_name: null,
  is_platform_admin: false,
})

const modelOf = (user: User) => user.constructor as typeof User
