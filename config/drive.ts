import { join } from 'node:path'
import env from '#start/env'
import { dataDir } from '#config/app'
import { defineConfig, services } from '@adonisjs/drive'

export default defineConfig({
  default: env.get('DRIVE_DISK', 'fs'),
  services: {
    fs: services.fs({
      location: join(dataDir, 'uploads'),
      serveFiles: false,
      visibility: 'private',
    }),
  },
})
