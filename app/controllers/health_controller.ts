import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { storageWatch } from '#services/database/storage_watch'
import { readiness } from '#services/database/readiness'

export default class HealthController {
  live() {
    return { status: 'ok' }
  }

  async ready({ response }: HttpContext) {
    if (app.isTerminating) return response.serviceUnavailable({ status: 'stopping' })
    try {
      await readiness.ofDatabase()
      const fault = await storageWatch.look()
      if (!fault) return { status: 'ok', database: 'ok', storage: 'ok' }
      return response.serviceUnavailable({ status: 'unavailable', database: 'ok', storage: fault })
    } catch {
      return response.serviceUnavailable({ status: 'unavailable', database: 'unreachable' })
    }
  }
}
