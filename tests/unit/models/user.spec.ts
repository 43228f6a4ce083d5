import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { UserFactory } from '#database/factories/user_factory'
import ProblemException from '#exceptions/problem_exception'
import AuditEntry, { operator } from '#models/audit_entry'
import PasswordReset from '#models/password_reset'
import { defaultConsents } from '#models/consents'
import User from '#models/user'

test.group('User', () => {
  test('{written} is kept as {kept}')
    .with([
      { written: 'Ines@Example.COM', kept: 'ines@example.com' },
      { written: '  ines@example.com ', kept: 'ines@example.com' },
      { written: 'INÊS@example.com', kept: 'inês@example.com' },
    ])
    .run(({ assert }, { written, kept }) => {
      assert.equal(User.normalizeEmail(written), kept)
    })

  test('an address belongs to one account', async ({ assert }) => {
    const email = `${randomUUID()}@example.com`
    const fields = { email, password: 'marmalade on rye' }
    const user = await User.register(fields)
    assert.equal(user.billingPlan, 'FREE')
    assert.deepEqual(user.consents, defaultConsents)
    const error = await User.register({ ...fields, email: email.toUpperCase() }).catch(
      (exception) => exception
    )
    assert.instanceOf(error, ProblemException)
    assert.equal(error.status, 409)
  })

  test('a name is what people are called by, else what stands before the @', ({ assert }) => {
    const email = 'ines.duarte@example.com'
    assert.equal(new User().merge({ email, fullName: 'Inês Duarte' }).firstName, 'Inês')
    assert.equal(new User().merge({ email, fullName: null }).firstName, 'ines.duarte')
  })

  test('a new password ends tokens and remembered devices', async ({ assert }) => {
    const user = await UserFactory.create()
    const token = await User.accessTokens.create(user)
    await User.rememberMeTokens.create(user, '60 days')
    await user.changePassword('another marmalade', operator)
    assert.isNull(await User.accessTokens.verify(token.value!))
    assert.lengthOf(await User.rememberMeTokens.all(user), 0)
    const verified = await User.verifyCredentials(user.email, 'another marmalade')
    assert.equal(verified.id, user.id)
  })

  test('beginning an account and a new password are recorded, with the address they came from', async ({
    assert,
  }) => {
    const email = `${randomUUID()}@example.com`
    const user = await User.register({ email, password: 'marmalade on rye' }, '192.0.2.7')
    await user.changePassword('another marmalade', { actorId: user.id, ipAddress: '192.0.2.8' })
    const entries = await AuditEntry.query().where('actorId', user.id).orderBy('id')
    assert.deepEqual(
      entries.map(({ event, resourceId, ipAddress }) => [event, resourceId, ipAddress]),
      [
        ['account.created', user.id, '192.0.2.7'],
        ['account.password_changed', user.id, '192.0.2.8'],
      ]
    )
    assert.notInclude(JSON.stringify(entries), 'marmalade')
    await User.verifyCredentials(email, 'another marmalade')
  })

  test('the last use of a token is noted once an hour', async ({ assert }) => {
    const user = await UserFactory.create()
    const { value } = await User.accessTokens.create(user)
    const lastUse = async () => (await User.accessTokens.all(user))[0].lastUsedAt?.getTime()
    assert.isUndefined(await lastUse())
    await User.accessTokens.verify(value!)
    const first = await lastUse()
    assert.approximately(first!, Date.now(), 5000)
    await User.accessTokens.verify(value!)
    assert.equal(await lastUse(), first)
  })

  test('a way back in opens once, for an hour', async ({ assert }) => {
    const user = await UserFactory.create()
    const token = await PasswordReset.issue(user)
    const reset = (await PasswordReset.findValid(token))!
    assert.notInclude(JSON.stringify(reset), token)
    const again = (await PasswordReset.findValid(token))!
    assert.isTrue(await reset.redeem('a third marmalade', '::1'))
    assert.isFalse(await again.redeem('a fourth marmalade', '::1'))
    assert.isNull(await PasswordReset.findValid(token))

    const late = await PasswordReset.issue(user)
    await PasswordReset.query()
      .where('userId', user.id)
      .update({ expires_at: DateTime.utc().minus({ seconds: 1 }).toSQL({ includeOffset: false }) })
    assert.isNull(await PasswordReset.findValid(late))
  })
})
