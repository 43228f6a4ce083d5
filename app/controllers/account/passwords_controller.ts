import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#controllers/actor'
import { atTheField } from '#controllers/at_the_field'
import { beginDeviceSession } from '#guards/device_session'
import { confirmPassword } from '#services/accounts/password_attempts'
import { changePasswordValidator } from '#validators/account'

export default class PasswordsController {
  async update(ctx: HttpContext) {
    const { auth, request, response, session } = ctx
    const user = auth.use('web').getUserOrFail()
    const field = 'current_password'
    const { [field]: current, password } = await request.validateUsing(changePasswordValidator)
    await confirmPassword(user, current, { address: request.ip(), field }).catch(atTheField(field))
    await user.changePassword(password, actorOf(ctx))
    await auth.use('web').login(user)
    await beginDeviceSession(ctx)
    session.flash('notice', 'Your password is changed, and every other device is logged out.')
    return response.redirect().toRoute('account.edit')
  }
}
