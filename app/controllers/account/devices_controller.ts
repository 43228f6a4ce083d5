import type { HttpContext } from '@adonisjs/core/http'
import ProblemException from '#exceptions/problem_exception'
import User from '#models/user'
import { Devices } from '#services/logins/devices'

export default class DevicesController {
  async index({ auth, session, view }: HttpContext) {
    const user = auth.use('web').getUserOrFail()
    const [devices, tokens] = await Promise.all([
      new Devices(user).all(session.sessionId),
      User.accessTokens.all(user),
    ])
    return view.render('pages/account/devices/index', {
      devices,
      accessTokens: tokens.filter((token) => !token.isExpired()),
    })
  }

  async destroy({ auth, params, response, session }: HttpContext) {
    const hasEnded = await new Devices(auth.use('web').getUserOrFail()).end(params.device_id)
    if (!hasEnded) throw new ProblemException('not-found', 'This device is logged out already.')
    session.flash('notice', 'The device is logged out.')
    return response.redirect().toRoute('account.devices.index')
  }
}
