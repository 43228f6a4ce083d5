import { object, oneOf, text } from '#transformers/json_schema'
import type { Payments } from '#services/billing/payments'

export const checkoutJson = (address: string, { mode }: Payments) => ({
  checkout_url: address,
  mode,
})

export const checkoutSchema = object(
  {
    checkout_url: text('http://localhost:3333/billing/checkout?token=gcm.v1', { format: 'uri' }),
    mode: oneOf('dummy', 'stripe'),
  },
  'Checkout'
)
