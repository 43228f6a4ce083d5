import { Env } from '@adonisjs/core/env'
import { PriceList } from '#services/prices/price_list'
import { trustedProxies } from '#services/network/trusted_proxies'

/**
 * The whole configuration: every value has a default, and an unknown one is refused with the names of the allowed ones.
 * `ENV_PATH` (set by the launcher) tells where an optional `.env` file lies.
 */
export default await Env.create(new URL('../', import.meta.url), {
  NODE_ENV: Env.schema.enum.optional(['development', 'production', 'test'] as const),
  PORT: Env.schema.number.optional(),
  HOST: Env.schema.string.optional({ format: 'host' }),
  APP_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  LOG_LEVEL: Env.schema.enum.optional([
    'fatal',
    'error',
    'warn',
    'info',
    'debug',
    'trace',
    'silent',
  ] as const),

  DATA_DIR: Env.schema.string.optional(),
  APP_KEY: Env.schema.secret.optional(),
  DATABASE_URL: Env.schema.string.optional(),
  DRIVE_DISK: Env.schema.enum.optional(['fs'] as const),

  SMTP_URL: Env.schema.string.optional(),
  MAIL_FROM: Env.schema.string.optional(),

  OPENAI_API_KEY: Env.schema.string.optional(),
  OPENAI_BASE_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  ANTHROPIC_API_KEY: Env.schema.string.optional(),
  ANTHROPIC_BASE_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  GOOGLE_API_KEY: Env.schema.string.optional(),
  COMPATIBLE_BASE_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  COMPATIBLE_API_KEY: Env.schema.string.optional(),
  TTS_BASE_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  TTS_API_KEY: Env.schema.string.optional(),

  /** US dollars for a million tokens in and out, such as `openai/gpt-4.1-mini=0.40:1.60,anthropic/*=3:15`. */
  PROVIDER_PRICES: (_, value) => value && new PriceList(value) && value,

  STRIPE_SECRET_KEY: Env.schema.secret.optional(),
  STRIPE_WEBHOOK_SECRET: Env.schema.secret.optional(),
  STRIPE_PRICE_STARTER: Env.schema.string.optional(),
  STRIPE_PRICE_PRO: Env.schema.string.optional(),
  STRIPE_BASE_URL: Env.schema.string.optional({ format: 'url', tld: false }),

  ALLOW_PRIVATE_URLS: Env.schema.boolean.optional(),

  REGISTRATION: Env.schema.enum.optional(['open', 'closed'] as const),
  LIMIT_LOGIN_FAILURES: Env.schema.number.optional(),
  LIMIT_REGISTRATIONS: Env.schema.number.optional(),
  LIMIT_UPLOADS: Env.schema.number.optional(),
  LIMIT_VAIN_READING: Env.schema.number.optional(),
  LIMIT_SPEECHES: Env.schema.number.optional(),

  /** Hops, or the networks of proxies: `1`, `loopback, 10.0.0.0/8`. */
  TRUST_PROXY: (_, value) => value && trustedProxies(value) && value,
})
