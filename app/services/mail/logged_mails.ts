import logger from '@adonisjs/core/services/logger'
import { MailResponse } from '@adonisjs/mail'
import type { MailTransportContract, NodeMailerMessage } from '@adonisjs/mail/types'

/** Mailer for installations without SMTP: the operator reads mails in the log. */
class LoggedMails implements MailTransportContract {
  async send(message: NodeMailerMessage) {
    const { to, subject, text } = message
    logger.warn({ mail: { to, subject, text } }, 'SMTP_URL is not set, so this mail is only logged')
    return new MailResponse('', { from: false, to: [] }, {})
  }
}

export const loggedMails = () => () => new LoggedMails()
