import mail from '@adonisjs/mail/services/main'
import ForgottenPasswordMail from '#mails/forgotten_password_mail'
import PasswordReset from '#models/password_reset'
import User from '#models/user'
import { passwordResets } from '#start/limiter'

/** Mails a link to whoever has an account; everybody gets the same answer, in the same time. */
export class PasswordRecovery {
  async start(email: string, address: string) {
    await passwordResets.consume(address)
    const user = await User.findBy('email', User.normalizeEmail(email))
    if (user) await mail.sendLater(new ForgottenPasswordMail(user, await PasswordReset.issue(user)))
  }
}
