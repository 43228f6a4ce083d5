import type { HttpContext } from '@adonisjs/core/http'
import { atTheField } from '#controllers/at_the_field'
import { confirmPassword } from '#services/accounts/password_attempts'
import { changeEmailValidator } from '#validators/account'

export default class EmailsController {
  async update({ auth, request, response, session }: HttpContext) {
    const user = auth.use('web').getUserOrFail()
    const { email, email_password: password } = await request.validateUsing(changeEmailValidator)
    const field = 'email_password'
    await confirmPassword(user, password, { address: request.ip(), field }).catch(atTheField(field))
    await user.updateProfile({ email }).catch(atTheField('email'))
    session.flash('notice', 'Your e-mail address is changed. Log in with it from now on.')
    return response.redirect().toRoute('account.edit')
  }
}
