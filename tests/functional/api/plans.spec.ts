import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import BillingQuota from '#models/billing_quota'

const free = {
  plan: 'FREE',
  max_clones: 2,
  max_messages_per_month: 100,
  max_documents_per_clone: 5,
}

test.group('API plans', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('everybody may read what the plans allow, the smallest first', async ({
    client,
    assert,
  }) => {
    const response = await client.get('/api/plans')
    response.assertStatus(200)
    assert.deepEqual(response.body(), [
      free,
      {
        plan: 'STARTER',
        max_clones: 10,
        max_messages_per_month: 1000,
        max_documents_per_clone: 20,
      },
      {
        plan: 'PRO',
        max_clones: 50,
        max_messages_per_month: 10000,
        max_documents_per_clone: 100,
      },
    ])
  })

  test('they are read from the table', async ({ client, assert }) => {
    await BillingQuota.query().where('plan', 'FREE').update({ max_clones: 3 })
    const response = await client.get('/api/plans')
    assert.deepEqual(response.body()[0], { ...free, max_clones: 3 })
  })
})
