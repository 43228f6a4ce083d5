import type { HttpContext } from '@adonisjs/core/http'
import { urlFor } from '@adonisjs/core/services/url_builder'
import { atTheField } from '#controllers/at_the_field'
import { beginDeviceSession } from '#guards/device_session'
import { logIn } from '#services/accounts/log_in'
import { unlessStorageFails } from '#exceptions/storage_fault'
import { loginValidator } from '#validators/account'

export default class SessionController {
  create({ view }: HttpContext) {
    return view.render('pages/session/create')
  }

  async store(ctx: HttpContext) {
    const { auth, request, response } = ctx
    const {
      email,
      password,
      remember_me: remember = false,
    } = await request.validateUsing(loginValidator)
    const user = await logIn(email, password, request.ip()).catch(atTheField('email'))
    const web = auth.use('web')
    await web.login(user, remember).catch(unlessStorageFails(() => web.login(user)))
    await beginDeviceSession(ctx)
    return response.redirect().toIntended(urlFor('dashboard.show'))
  }

  async destroy({ auth, response, session }: HttpContext) {
    await auth.use('web').logout()
    session.clear()
    return response.redirect().toRoute('home')
  }
}
