import { isSecure } from '#config/app'
import { configProvider } from '@adonisjs/core'
import app from '@adonisjs/core/services/app'
import { defineConfig, stores } from '@adonisjs/session'
import type { SessionStoreFactory, SessionStoreWithTaggingContract } from '@adonisjs/session/types'
import { SessionStore } from '#services/sessions/session_store'

const location = { connectionName: 'volatile', tableName: 'sessions' }

const database = configProvider.create<SessionStoreFactory>(async (application) => {
  const openStore = await stores.database(location).resolver(application)
  const db = await application.container.make('lucid.db')
  return (ctx, config) =>
    new SessionStore(
      openStore(ctx, config) as SessionStoreWithTaggingContract,
      db.connection(location.connectionName),
      location.tableName
    )
})

export default defineConfig({
  enabled: true,
  cookieName: isSecure ? '__Host-session' : 'session',
  clearWithBrowser: false,
  age: '12h',
  cookie: { path: '/', httpOnly: true, secure: isSecure, sameSite: 'lax' },
  store: app.inTest ? 'memory' : 'database',
  stores: { database },
})
