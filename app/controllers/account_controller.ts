import type { HttpContext } from '@adonisjs/core/http'
import { atTheField } from '#controllers/at_the_field'
import { profileValidator } from '#validators/account'

export default class AccountController {
  edit({ view }: HttpContext) {
    return view.render('pages/account/edit')
  }

  async update({ auth, request, response, session }: HttpContext) {
    const { full_name: fullName = null, email } = await request.validateUsing(profileValidator)
    await auth.getUserOrFail().updateProfile({ email, fullName }).catch(atTheField('email'))
    session.flash('notice', 'Your profile is saved.')
    return response.redirect('/account')
  }
}
