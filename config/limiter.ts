import { configProvider } from '@adonisjs/core'
import { defineConfig, stores } from '@adonisjs/limiter'
import type { InferLimiters, LimiterConsumptionOptions } from '@adonisjs/limiter/types'

/** Of this process alone, for as long as nothing can be stored. */
const memory = stores.memory({})

/** For what every request counts: one statement, exact over all processes. */
const fixedWindow = configProvider.create(async () => {
  const { FixedWindowStore } = await import('#services/limits/fixed_window_store')
  // A day is the longest window; how many requests are in one, the store above it decides.
  const spare = memory({ requests: 1, duration: '1 day' })
  return (options: LimiterConsumptionOptions, clock?: () => number) =>
    new FixedWindowStore(options, spare, clock)
})

/** Where limits are counted; which there are is in start/limiter.ts. */
const config = defineConfig({
  default: 'database',
  stores: {
    database: stores.database({ connectionName: 'volatile', tableName: 'rate_limits' }),
    fixedWindow,
    memory,
  },
})

export default config

declare module '@adonisjs/limiter/types' {
  export interface LimitersList extends InferLimiters<typeof config> {}
}
