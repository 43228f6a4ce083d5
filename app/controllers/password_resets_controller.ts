import type { HttpContext } from '@adonisjs/core/http'
import { PasswordRecovery } from '#services/accounts/password_recovery'
import PasswordReset from '#models/password_reset'
import { forgottenPasswordValidator, resetPasswordValidator } from '#validators/account'

export default class PasswordResetsController {
  create({ view }: HttpContext) {
    return view.render('pages/password_resets/create')
  }

  async store({ request, response, session }: HttpContext) {
    const { email } = await request.validateUsing(forgottenPasswordValidator)
    await new PasswordRecovery().start(email, request.ip())
    session.flash(
      'notice',
      'If there is an account with this address, a mail with a link is on its way. The link works for an hour.'
    )
    return response.redirect().toRoute('session.create')
  }

  async edit({ params, response, session, view }: HttpContext) {
    if (await PasswordReset.findValid(params.token))
      return view.render('pages/password_resets/edit', { token: params.token })
    return startAgain({ response, session })
  }

  async update({ params, request, response, session }: HttpContext) {
    const { password } = await request.validateUsing(resetPasswordValidator)
    const reset = await PasswordReset.findValid(params.token)
    if (!(await reset?.redeem(password, request.ip()))) return startAgain({ response, session })
    session.flash(
      'notice',
      'Your password is changed, and every device is logged out. Log in with the new one.'
    )
    return response.redirect().toRoute('session.create')
  }
}

function startAgain({ response, session }: Pick<HttpContext, 'response' | 'session'>) {
  session.flash(
    'problem',
    'This link is no longer valid: it was used, or is older than an hour. Ask for a new one.'
  )
  return response.redirect().toRoute('password_resets.create')
}
