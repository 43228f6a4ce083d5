import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import mail from '@adonisjs/mail/services/main'
import ForgottenPasswordMail from '#mails/forgotten_password_mail'
import PasswordReset from '#models/password_reset'
import User from '#models/user'
import { UserFactory } from '#database/factories/user_factory'

const password = 'a new and longer one'

test.group('Password resets', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('who has an account gets a mail, and nobody can tell who has', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { mails } = mail.fake()
    cleanup(() => mail.restore())
    const { email } = await UserFactory.create()
    const answers = []
    for (const address of [email, 'nobody@example.com']) {
      const response = await client
        .post('/password/forgotten')
        .withCsrfToken()
        .form({ email: address })
        .redirects(0)
      answers.push([response.header('location'), response.flashMessage('notice')])
    }
    assert.deepEqual(answers[0], answers[1])
    mails.assertQueued(ForgottenPasswordMail, ({ message }) => message.hasTo(email))
    mails.assertQueuedCount(ForgottenPasswordMail, 1)
  })

  test('the link changes the password once, and ends every access token', async ({
    client,
    assert,
  }) => {
    const user = await UserFactory.create()
    await User.accessTokens.create(user)
    const path = `/password/reset/${await PasswordReset.issue(user)}`
    const form = await client.get(path)
    form.assertStatus(200)
    const response = await client.post(path).withCsrfToken().form({ password }).redirects(0)
    response.assertHeader('location', '/login')
    assert.equal((await User.verifyCredentials(user.email, password)).id, user.id)
    assert.isEmpty(await User.accessTokens.all(user))
    const again = await client.post(path).withCsrfToken().form({ password }).redirects(0)
    again.assertHeader('location', '/password/forgotten')
  })

  test('an old or invented link leads to a new one', async ({ client }) => {
    const user = await UserFactory.create()
    const token = await PasswordReset.issue(user)
    await PasswordReset.query()
      .where('userId', user.id)
      .update({ expires_at: '2020-01-01 00:00:00.000' })
    for (const link of [token, 'invented']) {
      const response = await client.get(`/password/reset/${link}`).redirects(0)
      response.assertHeader('location', '/password/forgotten')
    }
  })
})
