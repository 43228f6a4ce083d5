import type { HttpContext } from '@adonisjs/core/http'
import { atTheField } from '#controllers/at_the_field'
import { closeAccount } from '#services/accounts/close_account'
import { confirmPassword } from '#services/accounts/password_attempts'
import { deleteAccountValidator, profileValidator } from '#validators/account'

export default class AccountController {
  edit({ view }: HttpContext) {
    return view.render('pages/account/edit')
  }

  async update({ auth, request, response, session }: HttpContext) {
    const { full_name: fullName = null } = await request.validateUsing(profileValidator)
    await auth.use('web').getUserOrFail().updateProfile({ fullName })
    session.flash('notice', 'Your profile is saved.')
    return response.redirect().toRoute('account.edit')
  }

  async destroy({ auth, request, response, session }: HttpContext) {
    const user = auth.use('web').getUserOrFail()
    const { password } = await request.validateUsing(deleteAccountValidator)
    await confirmPassword(user, password, { address: request.ip() }).catch(atTheField('password'))
    await closeAccount(user).catch(atTheField('password'))
    await auth.use('web').logout()
    session.clear()
    session.flash('notice', 'Your account and everything in it are deleted. Take care.')
    return response.redirect().toRoute('home')
  }
}
