import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import testUtils from '@adonisjs/core/services/test_utils'
import AdminGrant from '#commands/admin_grant'
import AdminRevoke from '#commands/admin_revoke'
import UserPassword from '#commands/user_password'
import { UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import { auditOf, onlyAdmin } from '#tests/support/admins'

async function run(command: any, ...args: string[]) {
  const instance = await ace.create(command, args)
  await instance.exec()
  const lines = instance.logger.getLogs().map(({ message }: { message: string }) => message)
  return { exitCode: instance.exitCode, printed: lines.join('\n') }
}

test.group('Commands for accounts', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.setup(() => {
    ace.ui.switchMode('raw')
    return () => ace.ui.switchMode('normal')
  })

  test('the operator makes an admin, and the log says so', async ({ assert }) => {
    const user = await UserFactory.create()
    const { exitCode } = await run(AdminGrant, user.email.toUpperCase())
    assert.equal(exitCode, 0)
    await user.refresh()
    assert.isTrue(user.isPlatformAdmin)
    const [entry] = await auditOf(user)
    assert.containsSubset(entry.serialize(), {
      event: 'user.admin_granted',
      actorId: null,
      ipAddress: null,
    })
  })

  test('the operator takes the rights again, but not from the last admin', async ({ assert }) => {
    const [user, other] = await UserFactory.apply('admin').createMany(2)
    assert.equal((await run(AdminRevoke, other.email)).exitCode, 0)
    await other.refresh()
    assert.isFalse(other.isPlatformAdmin)
    await onlyAdmin(user)
    const { exitCode, printed } = await run(AdminRevoke, user.email)
    assert.equal(exitCode, 1)
    assert.include(printed, 'last admin')
    assert.equal((await run(AdminRevoke, other.email)).exitCode, 1)
  })

  test('a generated password opens the account, and nothing old does', async ({ assert }) => {
    const user = await UserFactory.create()
    const { value } = await User.accessTokens.create(user)
    const { exitCode, printed } = await run(UserPassword, user.email, '--generate')
    assert.equal(exitCode, 0)
    const [, password] = /The password is: (\S{20})$/m.exec(printed)!
    assert.equal((await User.verifyCredentials(user.email, password)).id, user.id)
    assert.isNull(await User.accessTokens.verify(value!))
    const [entry] = await auditOf(user)
    assert.containsSubset(entry.serialize(), { event: 'account.password_changed', actorId: null })
    assert.notInclude(JSON.stringify(entry), password)
  })

  test('an address that nobody has is an error: {$self.commandName}')
    .with([AdminGrant, AdminRevoke, UserPassword])
    .run(async ({ assert }, command) => {
      const { exitCode, printed } = await run(command, 'nobody@example.com')
      assert.equal(exitCode, 1)
      assert.include(printed, 'nobody@example.com')
    })
})
