import { randomUUID } from 'node:crypto'
import { answering } from '#tests/support/answering'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import type { StripeSettings } from '#config/stripe_settings'

interface Call {
  path: string
  fields: Record<string, string>
  idempotencyKey: string | undefined
}

/** What Stripe answers to what we ask it, on a port of this machine; its webhooks are signed as Stripe signs. */
export async function stripeDouble() {
  const calls: Call[] = []
  const customers = new Map<string, string>()
  const subscriptions: Array<{ id: string; customer: string; status: string; price: string }> = []
  let isDown = false

  const answers: Record<string, (call: Call) => unknown> = {
    'POST /v1/customers': ({ idempotencyKey }) => {
      const key = idempotencyKey ?? randomUUID()
      customers.set(key, customers.get(key) ?? `cus_${customers.size + 1}`)
      return { id: customers.get(key), object: 'customer' }
    },
    'DELETE /v1/customers/{id}': () => ({ object: 'customer', deleted: true }),
    'POST /v1/checkout/sessions': () => ({
      id: 'cs_1',
      object: 'checkout.session',
      url: 'https://checkout.stripe.com/c/pay/cs_1',
    }),
    'POST /v1/billing_portal/sessions': () => ({
      id: 'bps_1',
      object: 'billing_portal.session',
      url: 'https://billing.stripe.com/p/session/bps_1',
    }),
    'GET /v1/subscriptions': ({ fields }) => ({
      object: 'list',
      has_more: false,
      data: subscriptions
        .filter(({ customer }) => customer === fields.customer)
        .map(({ price, ...subscription }, created) => ({
          ...subscription,
          object: 'subscription',
          created,
          items: { object: 'list', data: [{ id: 'si_1', price: { id: price } }] },
        })),
    }),
  }

  const server = createServer(
    answering(async (request, response) => {
      const chunks = await request.toArray()
      const { pathname, searchParams } = new URL(request.url!, 'http://localhost')
      const sent = new URLSearchParams(Buffer.concat(chunks).toString())
      const fields = Object.fromEntries([...searchParams, ...sent])
      const path = `${request.method} ${pathname}`
      const call = { path, fields, idempotencyKey: request.headers['idempotency-key'] as string }
      calls.push(call)
      const kind = path.replace(/cus_\w+$/, '{id}')
      const answer = isDown ? undefined : answers[kind]
      response.writeHead(answer ? 200 : 503, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(answer?.(call) ?? { error: { message: 'Down' } }))
    })
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  const settings: StripeSettings = {
    secretKey: 'sk_test_double',
    webhookSecret: 'whsec_double',
    prices: { STARTER: 'price_starter', PRO: 'price_pro' },
    baseUrl: `http://127.0.0.1:${port}`,
  }
  const { webhooks } = new Stripe(settings.secretKey)

  return {
    settings,
    calls,
    subscriptions,
    callsTo: (path: string) => calls.filter((call) => call.path === path),
    breakDown: () => (isDown = true),
    recover: () => (isDown = false),
    /** The body and the signature of an event. */
    event(type: string, customer: string, { id = `evt_${randomUUID()}`, timestamp = 0 } = {}) {
      const payload = JSON.stringify({ id, object: 'event', type, data: { object: { customer } } })
      return { id, ...this.signed(payload, timestamp) }
    },
    /** @param timestamp in seconds since 1970; by default now */
    signed(payload: string, timestamp = 0) {
      const secret = settings.webhookSecret
      const at = timestamp || Math.floor(Date.now() / 1000)
      const signature = webhooks.generateTestHeaderString({ payload, secret, timestamp: at })
      return { payload, signature }
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

export type StripeDouble = Awaited<ReturnType<typeof stripeDouble>>
