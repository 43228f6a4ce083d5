import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@vinejs/vine'
import passwordHashing from '#services/accounts/password_hashing'
import { changePasswordValidator } from '#validators/account'

export default class PasswordsController {
  async update({ auth, request, response, session }: HttpContext) {
    const user = auth.getUserOrFail()
    const { current_password: current, password } =
      await request.validateUsing(changePasswordValidator)
    if (!(await passwordHashing.verify(user.password, current))) throw wrongPassword()
    await user.changePassword(password)
    await auth.use('web').login(user)
    session.tag(user.id)
    session.flash('notice', 'Your password is changed, and every other device is logged out.')
    return response.redirect('/account')
  }
}

const wrongPassword = () =>
  new errors.E_VALIDATION_ERROR([
    { field: 'current_password', rule: 'password', message: 'This is not your current password' },
  ])
