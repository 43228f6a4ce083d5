import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { UserSchema } from '#database/schema'
import AuditEntry, { type Actor } from '#models/audit_entry'
import type User from '#models/user'
import { Devices } from '#services/logins/devices'
import passwordHashing from '#services/logins/password_hashing'

/** For accounts: the password, and the logins that it opened. */
export function authenticated<T extends NormalizeConstructor<typeof UserSchema>>(superclass: T) {
  return class extends superclass {
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
    ): Promise<boolean> {
      await this.hashPassword(password)
      const isChanged = await modelOf(this).transaction(async (trx) => {
        if (!(await mayChange(trx))) return false
        await this.useTransaction(trx).saveQuietly()
        await AuditEntry.record({ event: 'account.password_changed', ...by, resource: this }, trx)
        return true
      })
      if (isChanged) await this.logOutEverywhere()
      return isChanged
    }

    async logOutEverywhere(this: User): Promise<void> {
      await new Devices(this).endAll()
    }

    /** Before a transaction that is saved quietly: hashing takes long, and an open one holds everybody else up. */
    async hashPassword(this: User, password: string): Promise<void> {
      this.password = await passwordHashing.make(password)
    }
  }
}

const modelOf = (user: User) => user.constructor as typeof User
