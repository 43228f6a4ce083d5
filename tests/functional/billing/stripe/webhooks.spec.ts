import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import FollowSubscription from '#jobs/follow_subscription'
import AuditEntry from '#models/audit_entry'
import BillingEvent from '#models/billing_event'
import Job from '#models/job'
import User from '#models/user'
import { UserFactory } from '#database/factories/user_factory'
import { accountEraser } from '#services/accounts/account_eraser'
import { StripePayments } from '#services/billing/drivers/stripe_payments'
import { usePayments } from '#services/billing/payments'
import { apiMember } from '#tests/support/api_member'
import { begin } from '#tests/support/checkouts'
import { pageMember } from '#tests/support/page_member'
import { assertProblem } from '#tests/support/problems'
import { stripeDouble, type StripeDouble } from '#tests/support/stripe_double'
import { JobRunner } from '#services/queue/job_runner'

/** Only of this kind: other tests leave jobs behind. */
const subscriptions = new JobRunner({ follow_subscription: new FollowSubscription() } as any)

const path = '/billing/stripe/webhook'
const minute = 60

const deliver = (
  client: ApiClient,
  { payload, signature }: { payload: string; signature: string }
) =>
  client
    .post(path)
    .header('stripe-signature', signature)
    .type('application/json')
    .json(payload)
    .redirects(0)

test.group('Billing Stripe webhooks', (group) => {
  let stripe: StripeDouble

  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    stripe = await stripeDouble()
    usePayments(new StripePayments(stripe.settings))
    return async () => {
      usePayments(null)
      await stripe.close()
    }
  })

  const subscriber = async (plan: 'free' | 'starter' | 'pro' = 'free') => {
    const factory = plan === 'free' ? UserFactory : UserFactory.apply(plan)
    return factory
      .merge({
        billingCustomerId: `cus_${plan}`,
        billingSubscriptionId: plan === 'free' ? null : 'sub_1',
      })
      .create()
  }

  test('an upgrade goes to Stripe, for one customer however often she clicks', async ({
    client,
    assert,
  }) => {
    const { user } = await pageMember(client)
    const ines = await apiMember(client, user)
    for (const plan of ['STARTER', 'PRO']) {
      const response = await ines.post('/api/billing/checkout', { plan })
      response.assertStatus(200)
      assert.deepEqual(response.body(), {
        checkout_url: 'https://checkout.stripe.com/c/pay/cs_1',
        mode: 'stripe',
      })
    }
    await user.refresh()
    assert.equal(user.billingCustomerId, 'cus_1')
    assert.equal(user.billingPlan, 'FREE')
    assert.lengthOf(stripe.callsTo('POST /v1/customers'), 1)
    const [{ fields }] = stripe.callsTo('POST /v1/checkout/sessions')
    assert.containSubset(fields, {
      'mode': 'subscription',
      'customer': 'cus_1',
      'client_reference_id': user.id,
      'line_items[0][price]': 'price_starter',
      'line_items[0][quantity]': '1',
    })
  })

  test('a completed checkout gives the plan that is paid for, once per event', async ({
    client,
    assert,
  }) => {
    const user = await subscriber()
    const customer = user.billingCustomerId!
    stripe.subscriptions.push({ id: 'sub_9', customer, status: 'active', price: 'price_pro' })
    const event = stripe.event('checkout.session.completed', customer)
    for (let n = 0; n < 2; n++) {
      const response = await deliver(client, event)
      response.assertStatus(204)
    }
    assert.lengthOf(await BillingEvent.query().where('id', event.id), 1)
    assert.equal((await Job.findByOrFail('subjectId', user.id)).version, 1)
    await subscriptions.drain()
    await user.refresh()
    assert.equal(user.billingPlan, 'PRO')
    assert.equal(user.billingSubscriptionId, 'sub_9')
    await deliver(client, event)
    await deliver(client, stripe.event('customer.subscription.updated', customer))
    await subscriptions.drain()
    const entries = await AuditEntry.query().where('resourceId', user.id)
    assert.lengthOf(entries, 1)
    assert.deepEqual(entries[0].metadata, { from: 'FREE', to: 'PRO' })
  })

  test('a subscription of the status {status} gives {plan}')
    .with([
      { status: 'active', plan: 'PRO' },
      { status: 'trialing', plan: 'PRO' },
      { status: 'past_due', plan: 'PRO' },
      { status: 'canceled', plan: 'FREE' },
      { status: 'unpaid', plan: 'FREE' },
      { status: 'incomplete_expired', plan: 'FREE' },
    ])
    .run(async ({ client, assert }, { status, plan }) => {
      const user = await subscriber('starter')
      const customer = user.billingCustomerId!
      stripe.subscriptions.push({ id: 'sub_1', customer, status, price: 'price_pro' })
      await deliver(client, stripe.event('customer.subscription.updated', customer))
      await subscriptions.drain()
      await user.refresh()
      assert.equal(user.billingPlan, plan)
    })

  test('an old subscription that ends late does not take the new one away', async ({
    client,
    assert,
  }) => {
    const user = await subscriber('starter')
    const customer = user.billingCustomerId!
    stripe.subscriptions.push(
      { id: 'sub_1', customer, status: 'canceled', price: 'price_starter' },
      { id: 'sub_2', customer, status: 'active', price: 'price_pro' }
    )
    await deliver(client, stripe.event('customer.subscription.deleted', customer))
    await subscriptions.drain()
    await user.refresh()
    assert.equal(user.billingPlan, 'PRO')
    assert.equal(user.billingSubscriptionId, 'sub_2')
  })

  test('what Stripe did not sign, or signed at quite another time, is refused', async ({
    client,
    assert,
  }) => {
    const user = await subscriber()
    const event = stripe.event('checkout.session.completed', user.billingCustomerId!)
    const now = Math.floor(Date.now() / 1000)
    const signedAt = (timestamp: number) =>
      stripe.event('checkout.session.completed', user.billingCustomerId!, { timestamp })
    const ahead = signedAt(now + 60 * minute)
    for (const refused of [
      { ...event, signature: '' },
      { ...event, signature: 't=1,v1=00' },
      { ...event, payload: event.payload.replace('completed', 'expired') },
      signedAt(now - 10 * minute),
      ahead,
      signedAt(now + 6 * minute),
      { ...ahead, signature: `t=${now},${ahead.signature}` },
    ]) {
      const response = await deliver(client, refused)
      response.assertStatus(400)
    }
    assert.isNull(await Job.findBy('subjectId', user.id))
    const response = await deliver(client, signedAt(now + 4 * minute))
    response.assertStatus(204)
  })

  test('what is signed and yet no event is refused: {$self}')
    .with([
      '{"id": "evt_1", "type": "checkout.session.completed"}',
      '{"id": "evt_1", "type": "checkout.session.completed", "data": null}',
      '{"id": "evt_1", "type": "checkout.session.completed", "data": {}}',
      '{"id": "evt_1", "type": "checkout.session.completed", "data": {"object": "cus_1"}}',
      '{"id": 1, "type": "checkout.session.completed", "data": {"object": {}}}',
      '{"data": {"object": {}}}',
      '[]',
      'null',
      '"evt_1"',
      '{',
    ])
    .run(async ({ client }, payload) => {
      const response = await deliver(client, stripe.signed(payload))
      response.assertStatus(400)
    })

  test('a customer of another shape is none: {$self}')
    .with([
      '{"customer": {"id": {"$ne": 1}}}',
      '{"customer": 7}',
      '{"customer": [["cus_1"]]}',
      '{}',
    ])
    .run(async ({ client }, object) => {
      const payload = `{"id": "evt_1", "type": "checkout.session.completed", "data": {"object": ${object}}}`
      const response = await deliver(client, stripe.signed(payload))
      response.assertStatus(204)
    })

  test('events of others, and of customers that are not ours, are taken and do nothing', async ({
    client,
    assert,
  }) => {
    const user = await subscriber()
    const before = await Job.query()
    for (const [type, customer] of [
      ['invoice.paid', user.billingCustomerId!],
      ['customer.subscription.deleted', 'cus_unknown'],
    ]) {
      const response = await deliver(client, stripe.event(type, customer))
      response.assertStatus(204)
    }
    assert.lengthOf(await Job.query(), before.length)
  })

  test('who has a subscription is told what changes, and goes on to the portal', async ({
    client,
    assert,
  }) => {
    const ines = await pageMember(client, await subscriber('pro'))
    const { address, token } = await begin(ines, 'FREE')
    const page = await ines.get(address)
    page.assertTextIncludes('Go on to Stripe')
    assert.notInclude(page.text(), 'simulates')
    const response = await ines.send('/billing/subscription', { token })
    response.assertHeader('location', 'https://billing.stripe.com/p/session/bps_1')
    const portal = await ines.send('/billing/portal')
    portal.assertHeader('location', 'https://billing.stripe.com/p/session/bps_1')
    await ines.user.refresh()
    assert.equal(ines.user.billingPlan, 'PRO')
    assert.lengthOf(stripe.callsTo('POST /v1/checkout/sessions'), 0)
  })

  test('a plan that an operator gave is lowered without Stripe', async ({ client, assert }) => {
    const ines = await pageMember(client, await UserFactory.apply('pro').create())
    const { token } = await begin(ines, 'FREE')
    await ines.send('/billing/subscription', { token })
    await ines.user.refresh()
    assert.equal(ines.user.billingPlan, 'FREE')
    assert.lengthOf(stripe.calls, 0)
  })

  test('where Stripe does not answer, she is told, and nothing changes', async ({
    client,
    assert,
  }) => {
    stripe.breakDown()
    const ines = await apiMember(client)
    const response = await ines.post('/api/billing/checkout', { plan: 'PRO' })
    assertProblem(assert, response, 'payments-failed', ['provider'])
  }).timeout(15_000)

  test('nobody pays on for an account that is gone, also where Stripe was away meanwhile', async ({
    assert,
  }) => {
    const user = await subscriber('pro')
    await user.close()
    stripe.breakDown()
    await assert.rejects(() => accountEraser.erase(user.id))
    assert.isNotNull(await User.find(user.id))
    stripe.recover()
    await accountEraser.erase(user.id)
    assert.isNull(await User.find(user.id))
    assert.isNotEmpty(stripe.callsTo('DELETE /v1/customers/cus_pro'))
  }).timeout(15_000)

  test('where payments are simulated there is no webhook', async ({ client }) => {
    usePayments(null)
    const response = await deliver(client, stripe.event('invoice.paid', 'cus_1'))
    response.assertStatus(404)
  })
})
