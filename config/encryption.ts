import env from '#start/env'
import { dataDir } from '#config/app'
import { keptAppKey } from '#services/installation/app_key'
import { defineConfig, drivers } from '@adonisjs/core/encryption'

export default defineConfig({
  default: 'gcm',
  list: {
    gcm: drivers.aes256gcm({
      id: 'gcm',
      keys: [env.get('APP_KEY') ?? keptAppKey(dataDir)],
    }),
  },
})
