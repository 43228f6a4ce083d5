import env from '#start/env'
import { appUrl } from '#config/app'
import { loggedMails } from '#services/mail/logged_mails'
import { defineConfig, transports } from '@adonisjs/mail'
import type { InferMailers } from '@adonisjs/mail/types'

const smtpUrl = env.get('SMTP_URL') ? new URL(env.get('SMTP_URL')!) : null

const config = defineConfig({
  default: smtpUrl ? 'smtp' : 'log',
  from: env.get('MAIL_FROM', `CloneMemoria <no-reply@${new URL(appUrl).hostname}>`),
  mailers: {
    log: loggedMails(),
    smtp: transports.smtp({
      host: smtpUrl?.hostname ?? 'localhost',
      port: Number(smtpUrl?.port || (smtpUrl?.protocol === 'smtps:' ? 465 : 587)),
      secure: smtpUrl?.protocol === 'smtps:',
      auth: smtpUrl?.username
        ? {
            type: 'login',
            user: decodeURIComponent(smtpUrl.username),
            pass: decodeURIComponent(smtpUrl.password),
          }
        : undefined,
    }),
  },
})

export default config

declare module '@adonisjs/mail/types' {
  export interface MailersList extends InferMailers<typeof config> {}
}
