import { randomBytes } from 'node:crypto'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class UserPassword extends BaseCommand {
  static commandName = 'user:password'
  static description = 'Set a new password of an account and log it out everywhere'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The e-mail address of the account' })
  declare email: string

  @flags.boolean({ description: 'Make a password up and print it, instead of asking for one' })
  declare generate: boolean

  async run() {
    const { default: User } = await import('#models/user')
    const { operator } = await import('#models/audit_entry')
    const user = await User.findBy('email', User.normalizeEmail(this.email))
    if (!user) return this.#refuse(`There is no account with the address ${this.email}.`)
    const isAsked = !this.generate && process.stdin.isTTY
    const given = isAsked
      ? await this.prompt.secure('The new password (8 to 128 characters)')
      : randomBytes(15).toString('base64url')
    const { resetPasswordValidator } = await import('#validators/account')
    const [error, fields] = await resetPasswordValidator.tryValidate({ password: given })
    if (error) return this.#refuse(`${error.messages[0].message}.`)
    await user.changePassword(fields.password, operator)
    this.logger.success(`${user.email} has a new password and is logged out everywhere.`)
    if (!isAsked) this.logger.log(`The password is: ${given}`)
  }

  #refuse(reason: string) {
    this.exitCode = 1
    this.logger.error(reason)
  }
}
