import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class AdminGrant extends BaseCommand {
  static commandName = 'admin:grant'
  static description = 'Make an account an administrator of the platform'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The e-mail address of the account' })
  declare email: string

  async run() {
    const { default: User } = await import('#models/user')
    const { operator } = await import('#models/audit_entry')
    const user = await User.findBy('email', User.normalizeEmail(this.email))
    if (!user) {
      this.exitCode = 1
      return this.logger.error(
        `There is no account with the address ${this.email}. Sign up first, then run this again.`
      )
    }
    await user.grantAdmin(operator)
    this.logger.success(`${user.email} is an administrator.`)
  }
}
