import type { HttpContext } from '@adonisjs/core/http'
import { readiness } from '#services/database/readiness'

export default class HealthController {
  live() {
    return { status: 'ok' }
  }

  async ready({ response }: HttpContext) {
    try {
      await readiness.ofDatabase()
      return { status: 'ok', database: 'ok' }
    } catch {
      return response.serviceUnavailable({ status: 'unavailable', database: 'unreachable' })
    }
  }
}
