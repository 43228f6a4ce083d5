import { resolve } from 'node:path'
import env from '#start/env'
import { defineConfig } from '@adonisjs/core/http'
import { openDataFolder } from '#services/storage/data_folder'

const port = env.get('PORT', 3333)
const host = env.get('HOST', 'localhost')

/** The only folder to back up: database, uploads and the generated `APP_KEY`. */
export const dataDir = openDataFolder(resolve(env.get('DATA_DIR', './storage')))

/** The address that people open, without a slash at its end. */
export const appUrl = env.get('APP_URL', `http://${host}:${port}`).replace(/\/$/, '')

/** Over HTTPS cookies are `Secure` and carry the `__Host-` prefix, and HSTS is sent. */
export const isSecure = appUrl.startsWith('https:')

export const registrationIsOpen = env.get('REGISTRATION', 'open') === 'open'

const trustProxy = env.get('TRUST_PROXY', false)

export const http = defineConfig({
  generateRequestId: true,
  allowMethodSpoofing: true,
  useAsyncLocalStorage: false,
  redirect: { forwardQueryString: false },
  trustProxy: () => trustProxy,
  qs: { parse: { comma: false } },
  cookie: {
    path: '/',
    maxAge: '2h',
    httpOnly: true,
    secure: isSecure,
    sameSite: 'lax',
  },
})
