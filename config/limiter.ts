import env from '#start/env'
import { defineConfig, stores } from '@adonisjs/limiter'
import type { InferLimiters } from '@adonisjs/limiter/types'

const config = defineConfig({
  default: 'database',
  stores: {
    database: stores.database({ connectionName: 'volatile', tableName: 'rate_limits' }),
    /** Of this process alone, for as long as nothing can be stored. */
    memory: stores.memory({}),
  },
})

/** Requests per window, and the window in seconds. */
export const limits = {
  loginFailuresOfAccount: { requests: env.get('LIMIT_LOGIN_FAILURES', 10), duration: 900 },
  loginFailuresOfAddress: {
    requests: Math.max(50, env.get('LIMIT_LOGIN_FAILURES', 10)),
    duration: 900,
  },
  registrations: { requests: env.get('LIMIT_REGISTRATIONS', 60), duration: 3600 },
  /** Each reads everything that an account owns. */
  exports: { requests: 5, duration: 3600 },
  passwordResets: { requests: 5, duration: 3600 },
  uploads: { requests: env.get('LIMIT_UPLOADS', 300), duration: 3600 },
  /** In seconds: so long may files be read in vain. One that can't be read at a glance counts one. */
  vainReading: { requests: env.get('LIMIT_VAIN_READING', 180), duration: 3600 },
  /** Each asks a server of the user's choice. */
  keyTests: { requests: 30, duration: 3600 },
  previews: { requests: 60, duration: 3600 },
  /** One is up to 500 characters: two seconds of work for the built-in voices. */
  speeches: { requests: env.get('LIMIT_SPEECHES', 400), duration: 3600 },
}

export default config

declare module '@adonisjs/limiter/types' {
  export interface LimitersList extends InferLimiters<typeof config> {}
}
