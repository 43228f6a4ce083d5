import env from '#start/env'
import { stripeSettings } from '#config/stripe_settings'

/** Null where payments are simulated. */
export const stripe = stripeSettings({
  STRIPE_SECRET_KEY: env.get('STRIPE_SECRET_KEY')?.release(),
  STRIPE_WEBHOOK_SECRET: env.get('STRIPE_WEBHOOK_SECRET')?.release(),
  STRIPE_PRICE_STARTER: env.get('STRIPE_PRICE_STARTER'),
  STRIPE_PRICE_PRO: env.get('STRIPE_PRICE_PRO'),
  STRIPE_BASE_URL: env.get('STRIPE_BASE_URL'),
})
