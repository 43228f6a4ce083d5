import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class AdminRevoke extends BaseCommand {
  static commandName = 'admin:revoke'
  static description = 'Take the rights of an administrator from an account'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The e-mail address of the account' })
  declare email: string

  async run() {
    const { default: User } = await import('#models/user')
    const { default: ProblemException } = await import('#exceptions/problem_exception')
    const { operator } = await import('#models/audit_entry')
    const user = await User.findBy('email', User.normalizeEmail(this.email))
    if (!user?.isPlatformAdmin) {
      this.exitCode = 1
      return this.logger.error(`There is no administrator with the address ${this.email}.`)
    }
    await user.revokeAdmin(operator).then(
      () => this.logger.success(`${user.email} is no administrator any more.`),
      (error) => {
        if (!(error instanceof ProblemException)) throw error
        this.exitCode = 1
        this.logger.error(error.detail)
      }
    )
  }
}
