import { BaseMail } from '@adonisjs/mail'
import { appUrl } from '#config/app'
import type User from '#models/user'

export default class ForgottenPasswordMail extends BaseMail {
  subject = 'Choose a new password for CloneMemoria'

  constructor(
    private user: User,
    private token: string
  ) {
    super()
  }

  prepare() {
    this.message
      .to(this.user.email)
      .text(
        [
          `Hello ${this.user.firstName},`,
          'somebody, probably you, asked for a new password for your CloneMemoria account. Open this address within an hour to choose one:',
          `${appUrl}/password/reset/${this.token}`,
          'If it was not you, do nothing: your password stays as it is.',
        ].join('\n\n')
      )
  }
}
