import { test } from '@japa/runner'
import { stripeSettings } from '#config/stripe_settings'

const whole = {
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  STRIPE_PRICE_STARTER: 'price_starter',
  STRIPE_PRICE_PRO: 'price_pro',
}

test.group('Stripe settings', () => {
  test('without any, payments are simulated', ({ assert }) => {
    assert.isNull(stripeSettings({}))
    assert.isNull(stripeSettings({ STRIPE_SECRET_KEY: '' }))
  })

  test('all of them make a driver', ({ assert }) => {
    assert.deepEqual(stripeSettings(whole), {
      secretKey: 'sk_test_1',
      webhookSecret: 'whsec_1',
      prices: { STARTER: 'price_starter', PRO: 'price_pro' },
      baseUrl: undefined,
    })
  })

  test('without {$self} the server does not start')
    .with(Object.keys(whole))
    .run(({ assert }, name) => {
      assert.throws(
        () => stripeSettings({ ...whole, [name]: undefined }),
        new RegExp(`need ${name} too`)
      )
    })

  test('an address alone is not enough', ({ assert }) => {
    assert.throws(() => stripeSettings({ STRIPE_BASE_URL: 'http://localhost:1' }), /simulated/)
  })
})
