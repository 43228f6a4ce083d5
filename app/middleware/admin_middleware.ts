import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** The pages of the console are for the installation's admins. */
export default class AdminMiddleware {
  async handle({ bouncer }: HttpContext, next: NextFn) {
    await bouncer.with('AdminPolicy').authorize('administer')
    return next()
  }
}
