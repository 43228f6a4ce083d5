import type { HttpContext } from '@adonisjs/core/http'
import { registrationIsOpen } from '#config/app'
import { atTheField } from '#controllers/at_the_field'
import { beginDeviceSession } from '#guards/device_session'
import { signUp } from '#services/accounts/sign_up'
import { registerValidator } from '#validators/account'

export default class NewAccountController {
  create({ view }: HttpContext) {
    return view.render('pages/new_account/create', { registrationIsOpen })
  }

  async store(ctx: HttpContext) {
    const { auth, request, response } = ctx
    const { full_name: fullName, ...fields } = await request.validateUsing(registerValidator)
    const user = await signUp({ ...fields, fullName }, request.ip()).catch(atTheField('email'))
    await auth.use('web').login(user)
    await beginDeviceSession(ctx)
    return response.redirect().toRoute('dashboard.show')
  }
}
