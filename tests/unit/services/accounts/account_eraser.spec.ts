import { test } from '@japa/runner'
import drive from '@adonisjs/drive/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { DocumentFactory } from '#database/factories/document_factory'
import { MemoryFactory } from '#database/factories/memory_factory'
import { UserFactory } from '#database/factories/user_factory'
import EraseAccount from '#jobs/erase_account'
import Document from '#models/document'
import Job from '#models/job'
import User from '#models/user'
import { accountEraser } from '#services/accounts/account_eraser'
import { tracesOf } from '#tests/support/traces'

test.group('Account eraser', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a crash after closing leaves an account that nobody sees, and a job that erases it', async ({
    assert,
  }) => {
    const { user, clone, fileKey } = await accountWithFile()
    const { email } = user
    await user.close()
    assert.isNull(await User.findBy('email', email))
    const closed = await User.findOrFail(user.id)
    assert.containsSubset(closed.serialize(), { fullName: null, isPlatformAdmin: false })
    assert.throws(() => closed.refuseIfSuspended())
    assert.isNotNull(await Job.findBy({ kind: 'erase_account', subjectId: user.id }))

    await new EraseAccount().handle(user.id)
    assert.deepEqual(await tracesOf(user.id, clone.id, email), [])
    assert.isFalse(await drive.use().exists(fileKey))
  })

  test('what an interrupted run took away is not missed', async ({ assert }) => {
    const { user, clone, fileKey } = await accountWithFile()
    await user.close()
    await drive.use().delete(fileKey)
    await Document.query().where('cloneId', clone.id).delete()
    await accountEraser.erase(user.id)
    await accountEraser.erase(user.id)
    assert.deepEqual(await tracesOf(user.id, clone.id), [])
  })

  test('an account closes once', async ({ assert }) => {
    const user = await UserFactory.create()
    const same = await User.findOrFail(user.id)
    await user.close()
    await assert.rejects(() => same.close(), /Row not found/)
  })
})

async function accountWithFile() {
  const user = await UserFactory.create()
  const clone = await CloneFactory.merge({ userId: user.id }).create()
  const owned = { userId: user.id, cloneId: clone.id }
  await MemoryFactory.merge(owned).createMany(3)
  const fileKey = `documents/${clone.id}.text`
  await drive.use().put(fileKey, 'The lamp is lit at dusk.')
  await DocumentFactory.merge({ ...owned, fileKey }).createMany(1)
  await DocumentFactory.merge(owned).createMany(25)
  return { user, clone, fileKey }
}
