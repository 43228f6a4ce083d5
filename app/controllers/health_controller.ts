import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { storageWatch } from '#services/database/storage_watch'

export default class HealthController {
  live() {
    return { status: 'ok' }
  }

  async ready({ response }: HttpContext) {
    try {
      await Promise.all([
        db.connection('main').rawQuery('SELECT 1'),
        db.connection('volatile').rawQuery('SELECT 1'),
      ])
      const fault = await storageWatch.look()
      if (fault)
        return response.serviceUnavailable({
          status: 'unavailable',
          database: 'ok',
          storage: fault,
        })
      return { status: 'ok', database: 'ok', storage: 'ok' }
    } catch {
      return response.serviceUnavailable({ status: 'unavailable', database: 'unreachable' })
    }
  }
}
