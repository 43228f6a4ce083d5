import { isSecure } from '#config/app'
import { configProvider } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { defineConfig, stores } from '@adonisjs/session'
import type {
  SessionData,
  SessionStoreFactory,
  SessionStoreWithTaggingContract,
} from '@adonisjs/session/types'
import type { GuestCookie } from '#services/sessions/guest_session'
import { SessionStore } from '#services/sessions/session_store'

const location = { connectionName: 'volatile', tableName: 'sessions' }

const nameOf = (cookie: string) => (isSecure ? `__Host-${cookie}` : cookie)

const cookie = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'lax' } as const

/** It ends with the browser. */
const guestCookie = { ...cookie, maxAge: undefined, expires: undefined }

function guestCookieOf({ request, response }: HttpContext): GuestCookie {
  const name = nameOf('guest')
  let isThere = name in request.cookiesList()
  return {
    read: () => request.encryptedCookie(name) as SessionData | null,
    write: (data) => void response.encryptedCookie(name, data, guestCookie),
    clear() {
      if (isThere) response.clearCookie(name, cookie)
      isThere = false
    },
  }
}

const database = configProvider.create<SessionStoreFactory>(async (application) => {
  const openStore = await stores.database(location).resolver(application)
  const db = await application.container.make('lucid.db')
  return (ctx, config) =>
    new SessionStore(
      openStore(ctx, config) as SessionStoreWithTaggingContract,
      db.connection(location.connectionName),
      location.tableName,
      ctx && guestCookieOf(ctx),
      ['GET', 'HEAD'].includes(ctx?.request.method())
    )
})

export default defineConfig({
  enabled: true,
  cookieName: nameOf('session'),
  clearWithBrowser: false,
  age: '12h',
  cookie,
  store: app.inTest ? 'memory' : 'database',
  stores: { database },
})
