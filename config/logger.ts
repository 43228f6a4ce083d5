import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { defineConfig, syncDestination, targets } from '@adonisjs/core/logger'

const level = env.get('LOG_LEVEL', app.inTest ? 'fatal' : 'info')

export default defineConfig({
  default: 'app',
  loggers: {
    app: {
      enabled: true,
      name: 'clonememoria',
      level,
      destination: app.inDev ? await syncDestination() : undefined,
      redact: {
        paths: ['password', '*.password', 'token', '*.token', 'authorization', '*.authorization'],
      },
      transport: { targets: [targets.file({ destination: 1 })] },
    },
  },
})
