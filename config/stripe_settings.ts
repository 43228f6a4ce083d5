export interface StripeSettings {
  secretKey: string
  webhookSecret: string
  /** The price that is paid for a plan. */
  prices: Record<string, string>
  /** Of a double of the service, in tests. */
  baseUrl?: string
}

const required = [
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'STRIPE_PRICE_STARTER',
  'STRIPE_PRICE_PRO',
] as const

type Given = Partial<Record<(typeof required)[number] | 'STRIPE_BASE_URL', string>>

/** All of the settings or none: with some of them people would pay and get nothing. @throws Error naming what is missing */
export function stripeSettings(given: Given): StripeSettings | null {
  if (Object.values(given).every((value) => !value)) return null
  const missing = required.filter((name) => !given[name])
  if (missing.length > 0) {
    throw new Error(
      `Payments by Stripe need ${missing.join(', ')} too. Set all of ${required.join(', ')}, or none of them: then upgrades are simulated.`
    )
  }
  return {
    secretKey: given.STRIPE_SECRET_KEY!,
    webhookSecret: given.STRIPE_WEBHOOK_SECRET!,
    prices: { STARTER: given.STRIPE_PRICE_STARTER!, PRO: given.STRIPE_PRICE_PRO! },
    baseUrl: given.STRIPE_BASE_URL || undefined,
  }
}
