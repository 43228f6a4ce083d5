import { resolve } from 'node:path'
import env from '#start/env'
import { defineConfig } from '@adonisjs/core/http'
import { clientAddress } from '#services/network/client_address'
import { trustedProxies } from '#services/network/trusted_proxies'
import { openDataFolder } from '#services/installation/data_folder'

const port = env.get('PORT', 3333)
const host = env.get('HOST', 'localhost')

/** The only folder to back up: database, uploads and the generated `APP_KEY`. */
export const dataDir = openDataFolder(resolve(env.get('DATA_DIR', './storage')))

/** The address that people open, without a slash at its end. */
export const appUrl = env.get('APP_URL', `http://${host}:${port}`).replace(/\/$/, '')

/** Over HTTPS cookies are `Secure` and carry the `__Host-` prefix, and HSTS is sent. */
export const isSecure = appUrl.startsWith('https:')

export const registrationIsOpen = env.get('REGISTRATION', 'open') === 'open'

const trust = trustedProxies(env.get('TRUST_PROXY'))

export const http = defineConfig({
  generateRequestId: true,
  allowMethodSpoofing: true,
  useAsyncLocalStorage: false,
  redirect: { forwardQueryString: false, allowedHosts: [new URL(appUrl).host] },
  // Protocol and host are what APP_URL says: `X-Forwarded-Proto` and `X-Forwarded-Host` are nobody's to set.
  trustProxy: () => false,
  getIp: ({ request }) => clientAddress(request, trust),
  qs: { parse: { comma: false } },
  cookie: {
    path: '/',
    maxAge: '2h',
    httpOnly: true,
    secure: isSecure,
    sameSite: 'lax',
  },
})
