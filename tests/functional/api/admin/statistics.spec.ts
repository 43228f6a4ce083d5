import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { ConversationFactory } from '#database/factories/conversation_factory'
import { DocumentFactory } from '#database/factories/document_factory'
import { UserFactory } from '#database/factories/user_factory'
import BillingQuota from '#models/billing_quota'
import UsageCounter from '#models/usage_counter'
import User from '#models/user'
import { apiAdmin } from '#tests/support/admins'
import { cloneOf } from '#tests/support/teaching'

const path = '/api/admin/stats'

test.group('API admin/stats', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the installation in numbers', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    const before = (await admin.get(path)).body()
    assert.sameMembers(Object.keys(before), [
      'total_users',
      'total_clones',
      'total_conversations',
      'total_messages',
      'total_documents',
      'active_users_this_month',
      'users_by_plan',
    ])
    const clone = await cloneOf(admin)
    const of = { userId: admin.user.id, cloneId: clone.id }
    await ConversationFactory.merge(of).apply('told').createMany(2)
    await DocumentFactory.merge(of).create()
    await UserFactory.apply('pro').create()
    const [active, quiet] = await UserFactory.createMany(2)
    await UsageCounter.createMany([
      { userId: active.id, resource: 'messages', scope: UsageCounter.scopeOf('messages'), used: 3 },
      { userId: quiet.id, resource: 'messages', scope: UsageCounter.scopeOf('messages'), used: 0 },
      { userId: quiet.id, resource: 'messages', scope: '2020-01', used: 9 },
    ])
    const after = (await admin.get(path)).body()
    assert.deepEqual(after, {
      total_users: before.total_users + 3,
      total_clones: before.total_clones + 1,
      total_conversations: before.total_conversations + 2,
      total_messages: before.total_messages + 8,
      total_documents: before.total_documents + 1,
      active_users_this_month: before.active_users_this_month + 1,
      users_by_plan: {
        ...before.users_by_plan,
        FREE: before.users_by_plan.FREE + 2,
        PRO: before.users_by_plan.PRO + 1,
      },
    })
  })

  test('every plan is there, also one that nobody has', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    await BillingQuota.create({
      plan: 'FAMILY',
      maxClones: 20,
      maxMessagesPerMonth: 2000,
      maxDocumentsPerClone: 50,
    })
    const { users_by_plan: byPlan, total_users: total } = (await admin.get(path)).body()
    assert.sameMembers(Object.keys(byPlan), ['FREE', 'STARTER', 'PRO', 'FAMILY'])
    assert.equal(byPlan.FAMILY, 0)
    const sum = Object.values<number>(byPlan).reduce((all, one) => all + one, 0)
    assert.equal(sum, total)
    const [{ $extras }] = await User.query().count('* as total')
    assert.equal(total, Number($extras.total))
  })
})
