import type { HttpContext } from '@adonisjs/core/http'
import { Devices } from '#services/logins/devices'

export default class SessionsController {
  async destroy({ auth, response, session }: HttpContext) {
    await new Devices(auth.use('web').getUserOrFail()).endOthers(session.sessionId)
    session.flash(
      'notice',
      'Every other device is logged out, and every access token has ended. You stay logged in here.'
    )
    return response.redirect().toRoute('account.devices.index')
  }
}
