import env from '#start/env'
import { AddressLimit, AttemptLimit } from '#services/limits/attempt_limit'
import { KeyLimit } from '#services/limits/key_limit'

// Every limit of the app: requests per window, and the window in seconds. Where they are counted is in config/limiter.ts.

const quarter = 900
const hour = 3600
const loginFailures = env.get('LIMIT_LOGIN_FAILURES', 10)

export const loginFailuresOfAccount = new AttemptLimit('loginFailuresOfAccount', {
  requests: loginFailures,
  duration: quarter,
})

export const loginFailuresOfAddress = new AddressLimit('loginFailuresOfAddress', {
  requests: Math.max(50, loginFailures),
  duration: quarter,
})

export const registrations = new AddressLimit('registrations', {
  requests: env.get('LIMIT_REGISTRATIONS', 60),
  duration: hour,
})

export const passwordResets = new AddressLimit('passwordResets', { requests: 5, duration: hour })

/** Each reads everything that an account owns. */
export const exports = new AttemptLimit('exports', { requests: 5, duration: hour })

export const uploads = new AttemptLimit('uploads', {
  requests: env.get('LIMIT_UPLOADS', 300),
  duration: hour,
})

/** In seconds: so long may files be read in vain. One that can't be read at a glance counts one. */
export const vainReading = new AttemptLimit('vainReading', {
  requests: env.get('LIMIT_VAIN_READING', 300),
  duration: hour,
})

/** Each asks a server of the user's choice. */
export const keyTests = new AttemptLimit('keyTests', { requests: 30, duration: hour })

export const previews = new AttemptLimit('previews', { requests: 60, duration: hour })

/** One is up to 500 characters: two seconds of work for the built-in voices. */
export const speeches = new AttemptLimit('speeches', {
  requests: env.get('LIMIT_SPEECHES', 400),
  duration: hour,
})

/** Requests to the API: each key brings the requests and the window that its owner chose. */
export const apiKeys = new KeyLimit()
