import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import { auditOf, pageAdmin } from '#tests/support/admins'
import { unknownId } from '#tests/support/shapes'

const change = 'plan?_method=PUT'

test.group('Admin users/plans', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a plan is changed, and the log knows by whom', async ({ client, assert }) => {
    const admin = await pageAdmin(client)
    const user = await UserFactory.create()
    const response = await admin.send(`/admin/users/${user.id}/${change}`, { billing_plan: 'PRO' })
    response.assertHeader('location', `/admin/users/${user.id}`)
    assert.include(response.flashMessage('notice'), user.email)
    await user.refresh()
    assert.equal(user.billingPlan, 'PRO')
    const [entry] = await auditOf(user)
    assert.containsSubset(entry.serialize(), {
      event: 'user.plan_changed',
      actorId: admin.user.id,
      metadata: { from: 'FREE', to: 'PRO' },
    })
    assert.isNotNull(entry.ipAddress)
  })

  test('there are no other plans and no other accounts', async ({ client, assert }) => {
    const admin = await pageAdmin(client)
    const user = await UserFactory.create()
    const response = await admin.send(`/admin/users/${user.id}/${change}`, { billing_plan: 'GOLD' })
    assert.property(response.flashMessage('inputErrorsBag'), 'billing_plan')
    const unknown = await admin.send(`/admin/users/${unknownId}/${change}`, { billing_plan: 'PRO' })
    unknown.assertStatus(404)
  })
})
