import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import { auditOf, onlyAdmin, pageAdmin } from '#tests/support/admins'

test.group('Admin users/admin_rights', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('somebody is made an admin, and no admin again', async ({ client, assert }) => {
    const admin = await pageAdmin(client)
    const user = await UserFactory.create()
    const path = `/admin/users/${user.id}/admin-rights`
    await admin.send(path)
    await user.refresh()
    assert.isTrue(user.isPlatformAdmin)
    await admin.send(`${path}?_method=DELETE`)
    await user.refresh()
    assert.isFalse(user.isPlatformAdmin)
    const events = (await auditOf(user)).map(({ event }) => event)
    assert.deepEqual(events, ['user.admin_granted', 'user.admin_revoked'])
  })

  test('the last admin stays one', async ({ client, assert }) => {
    const admin = await pageAdmin(client)
    await onlyAdmin(admin.user)
    const response = await admin.send(`/admin/users/${admin.user.id}/admin-rights?_method=DELETE`)
    assert.match(String(response.flashMessage('problem')), /last admin/)
    await admin.user.refresh()
    assert.isTrue(admin.user.isPlatformAdmin)
  })
})
