import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import AuditEntry, { operator } from '#models/audit_entry'
import { dbTime } from '#services/database/times'
import { accountEraser } from '#services/accounts/account_eraser'
import { pageAdmin } from '#tests/support/admins'

const path = '/admin/audit'

test.group('Admin audit log', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('who did what to whom, from what to what, and from where', async ({ client }) => {
    const admin = await pageAdmin(client)
    const user = await UserFactory.create()
    await user.changePlan('PRO', { actorId: admin.user.id, ipAddress: '192.0.2.7' })
    const page = await admin.get(path)
    for (const text of ['Plan changed', admin.user.email, user.email, 'FREE → PRO', '192.0.2.7'])
      page.assertTextIncludes(text)
  })

  test('entries are found by event, by user and by period', async ({ client }) => {
    const admin = await pageAdmin(client)
    const user = await UserFactory.create()
    await user.changePlan('PRO', operator)
    await user.suspend({ actorId: admin.user.id, ipAddress: '192.0.2.7' })
    const old = DateTime.utc(2020, 5, 17, 23, 59)
    await AuditEntry.query()
      .where({ resource_id: user.id, event: 'user.plan_changed' })
      .update({ created_at: dbTime(old) })
    const count = async (query: string, text: string) => {
      const page = await admin.get(`${path}?user=${user.id}&${query}`)
      page.assertTextIncludes(text)
    }
    await count('', '2 entries')
    await count('event=user.suspended', '1 entry')
    await count('event=account.deleted', '0 entries')
    await count('from=2020-05-17&until=2020-05-17', '1 entry')
    await count('from=2020-05-18', '1 entry')
    await count('until=2020-05-16', '0 entries')
    for (const nonsense of ['from=soon', 'until=0000-13-40', 'from=0000-01-01', 'event=%00'])
      await count(nonsense, '2 entries')
    const byAddress = await admin.get(`${path}?user=${user.email.toUpperCase()}`)
    byAddress.assertTextIncludes('2 entries')
    const byActor = await admin.get(`${path}?user=${admin.user.email}`)
    byActor.assertTextIncludes('1 entry')
  })

  test('entries of deleted accounts say so, and those of the operator', async ({
    client,
    assert,
  }) => {
    const admin = await pageAdmin(client)
    const [actor, target] = await UserFactory.createMany(2)
    await target.suspend({ actorId: actor.id, ipAddress: '192.0.2.7' })
    await target.unsuspend(operator)
    await actor.close()
    await accountEraser.erase(actor.id)
    const page = await admin.get(`${path}?user=${target.id}`)
    page.assertTextIncludes('A deleted account')
    page.assertTextIncludes('The operator, at the command line')
    assert.notInclude(page.text(), '192.0.2.7')
    await target.close()
    await accountEraser.erase(target.id)
    const later = await admin.get(`${path}?user=${target.id}`)
    // By whom: the first and the last entry; about whom: each of three
    assert.lengthOf(later.text().match(/A deleted account/g)!, 5)
  })
})
