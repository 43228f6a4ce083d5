import { test } from '@japa/runner'
import logger from '@adonisjs/core/services/logger'
import ForgottenPasswordMail from '#mails/forgotten_password_mail'
import mail from '@adonisjs/mail/services/main'
import { UserFactory } from '#database/factories/user_factory'

test.group('Logged mails', () => {
  test('a line with a link says what is sensitive in it', async ({ assert, cleanup }) => {
    const lines: Array<Record<string, any>> = []
    const { warn } = logger
    logger.warn = ((line: Record<string, any>) => void lines.push(line)) as typeof warn
    cleanup(() => void (logger.warn = warn))
    const user = await UserFactory.create()
    await mail.send(new ForgottenPasswordMail(user, 'secret-token'))
    assert.lengthOf(lines, 1)
    const [{ sensitive, ...line }] = lines
    assert.include(JSON.stringify(line), 'secret-token')
    for (const path of sensitive as string[]) {
      const [parent, name] = path.split('.')
      delete line[parent][name]
    }
    for (const secret of ['secret-token', user.email])
      assert.notInclude(JSON.stringify(line), secret)
  })
})
