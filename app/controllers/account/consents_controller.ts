import type { HttpContext } from '@adonisjs/core/http'
import { consentsValidator } from '#validators/account'

export default class ConsentsController {
  edit({ view }: HttpContext) {
    return view.render('pages/account/consents/edit')
  }

  async update({ auth, request, response, session }: HttpContext) {
    const consents = await request.validateUsing(consentsValidator)
    await auth.use('web').getUserOrFail().updateProfile({ consents })
    session.flash('notice', 'Your consents are saved.')
    return response.redirect().toRoute('account.consents.edit')
  }
}
