import logger from '@adonisjs/core/services/logger'
import { MailResponse } from '@adonisjs/mail'
import type { MailTransportContract, NodeMailerMessage } from '@adonisjs/mail/types'

/**
 * Mailer for installations without SMTP: the operator reads mails in the log. A link in one opens an account, so the line
 * says what to take out before it is shown to anybody.
 */
class LoggedMails implements MailTransportContract {
  async send(message: NodeMailerMessage) {
    const { to, subject, text } = message
    logger.warn(
      { sensitive: ['mail.to', 'mail.text'], mail: { to, subject, text } },
      'SMTP_URL is not set, so this mail is only logged'
    )
    return new MailResponse('', { from: false, to: [] }, {})
  }
}

export const loggedMails = () => () => new LoggedMails()
