import type { HttpContext } from '@adonisjs/core/http'
import { dismissalValidator } from '#validators/billing'

/** Warnings that somebody has read: they stay away for the session, until they become worse. */
export default class DismissalsController {
  async store({ request, response, session }: HttpContext) {
    const { warnings } = await request.validateUsing(dismissalValidator)
    const dismissed: string[] = session.get('dismissed_warnings', [])
    session.put('dismissed_warnings', [...new Set([...dismissed, ...warnings])].slice(-200))
    return request.wantsFragment ? response.ok('') : response.redirect().back()
  }
}
