import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'

export default class HealthController {
  live() {
    return { status: 'ok' }
  }

  async ready({ response }: HttpContext) {
    if (app.isTerminating) return response.serviceUnavailable({ status: 'stopping' })
    try {
      await Promise.all([
        db.connection('main').rawQuery('SELECT 1'),
        db.connection('volatile').rawQuery('SELECT 1'),
      ])
      return { status: 'ok', database: 'ok' }
    } catch {
      return response.serviceUnavailable({ status: 'unavailable', database: 'unreachable' })
    }
  }
}
