import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import ProblemException from '#exceptions/problem_exception'
import AuditEntry from '#models/audit_entry'
import BillingEvent from '#models/billing_event'
import User from '#models/user'

const operator = { actorId: null, ipAddress: null }
const changes = async ({ id }: User) =>
  (
    await AuditEntry.query().where({ event: 'user.plan_changed', resourceId: id }).orderBy('id')
  ).map(({ metadata }) => metadata)

test.group('A change of plan', () => {
  test('it is made with its entry', async ({ assert }) => {
    const [admin, user] = [await UserFactory.create(), await UserFactory.create()]
    await user.changePlan('PRO', { actorId: admin.id, ipAddress: '192.0.2.7' })
    assert.equal(user.billingPlan, 'PRO')
    await user.refresh()
    assert.equal(user.billingPlan, 'PRO')
    const entry = await AuditEntry.findByOrFail('resourceId', user.id)
    assert.equal(entry.event, 'user.plan_changed')
    assert.equal(entry.actorId, admin.id)
    assert.equal(entry.ipAddress, '192.0.2.7')
    assert.deepEqual(entry.metadata, { from: 'FREE', to: 'PRO' })
  })

  test('a plan that there is not is refused', async ({ assert }) => {
    const user = await UserFactory.create()
    for (const plan of ['GOLD', 'pro', '']) {
      const error = await user.changePlan(plan, operator).catch((exception) => exception)
      assert.instanceOf(error, ProblemException)
      assert.equal(error.status, 422)
    }
    assert.deepEqual(await changes(user), [])
  })

  test('the plan that the account has is no change', async ({ assert }) => {
    const user = await UserFactory.apply('pro').create()
    await user.changePlan('PRO', operator)
    assert.deepEqual(await changes(user), [])
  })

  test('of changes at once each sees the one before', async ({ assert }) => {
    const user = await UserFactory.create()
    const plans = ['PRO', 'STARTER', 'PRO', 'FREE', 'STARTER']
    await Promise.all(
      plans.map(async (plan) => (await User.findOrFail(user.id)).changePlan(plan, operator))
    )
    await user.refresh()
    const chain = (await changes(user)) as Array<{ from: string; to: string }>
    const ends = (pick: 'from' | 'to') => chain.map((change) => change[pick]).toSorted()
    assert.isNotEmpty(chain)
    assert.sameMembers([...ends('from'), user.billingPlan], ['FREE', ...ends('to')])
  })

  test('an event is carried out once, and not at all where its work fails', async ({ assert }) => {
    const user = await UserFactory.create()
    const failing = BillingEvent.once(`event-${user.id}`, async (trx) => {
      await user.changePlan('PRO', operator, trx)
      throw new Error('Something else failed')
    })
    await assert.rejects(() => failing, 'Something else failed')
    const outcomes = await Promise.all(
      [1, 2, 3].map(() =>
        BillingEvent.once(`event-${user.id}`, (trx) => user.changePlan('STARTER', operator, trx))
      )
    )
    assert.lengthOf(outcomes.filter(Boolean), 1)
    assert.deepEqual(await changes(user), [{ from: 'FREE', to: 'STARTER' }])
  })

  test('a subscription gives its plan, and its end the free one; without one an operator’s gift stays', async ({
    assert,
  }) => {
    const user = await UserFactory.create()
    await user.followSubscription({ id: 'sub_1', plan: 'STARTER' })
    await user.refresh()
    assert.equal(user.billingPlan, 'STARTER')
    assert.equal(user.billingSubscriptionId, 'sub_1')
    await user.followSubscription(null)
    await user.refresh()
    assert.equal(user.billingPlan, 'FREE')
    assert.isNull(user.billingSubscriptionId)
    const gifted = await UserFactory.apply('pro').create()
    await gifted.followSubscription(null)
    await gifted.refresh()
    assert.equal(gifted.billingPlan, 'PRO')
  })
})
