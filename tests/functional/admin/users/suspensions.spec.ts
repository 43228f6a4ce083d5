import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import { operator } from '#models/audit_entry'
import User from '#models/user'
import { auditOf, pageAdmin } from '#tests/support/admins'
import { pageMember } from '#tests/support/page_member'

test.group('Admin users/suspensions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('an account is suspended, and the suspension lifted', async ({ client, assert }) => {
    const admin = await pageAdmin(client)
    const user = await UserFactory.create()
    const path = `/admin/users/${user.id}/suspension`
    await admin.send(path)
    await user.refresh()
    assert.isNotNull(user.suspendedAt)
    await admin.send(path)
    await admin.send(`${path}?_method=DELETE`)
    await user.refresh()
    assert.isNull(user.suspendedAt)
    const events = (await auditOf(user)).map(({ event }) => event)
    assert.deepEqual(events, ['user.suspended', 'user.unsuspended'])
  })

  test('not the own account', async ({ client, assert }) => {
    const admin = await pageAdmin(client)
    const response = await admin.send(`/admin/users/${admin.user.id}/suspension`)
    assert.match(String(response.flashMessage('problem')), /own account/)
    await admin.user.refresh()
    assert.isNull(admin.user.suspendedAt)
  })

  test('a session stops at once, and the public pages know nobody any more', async ({
    client,
    assert,
  }) => {
    const ines = await pageMember(client)
    ;(await ines.get('/dashboard')).assertStatus(200)
    await ines.user.suspend(operator)
    ;(await ines.get('/dashboard')).assertStatus(403)
    assert.notInclude((await ines.get('/')).text(), 'Log out')
    ;(await ines.get('/login')).assertStatus(200)
  })

  test('a remembered device stops at once', async ({ client }) => {
    const user = await UserFactory.create()
    const { value } = await User.rememberMeTokens.create(user, '60 days')
    const visit = () =>
      client.get('/dashboard').encryptedCookie('remember_web', value!.release()).redirects(0)
    const before = await visit()
    before.assertStatus(200)
    const renewed = before.cookie('remember_web')?.value ?? value!.release()
    await user.suspend(operator)
    const after = await client
      .get('/dashboard')
      .encryptedCookie('remember_web', renewed)
      .redirects(0)
    after.assertStatus(403)
  })
})
