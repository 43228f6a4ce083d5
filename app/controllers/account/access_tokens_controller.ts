import type { HttpContext } from '@adonisjs/core/http'
import ProblemException from '#exceptions/problem_exception'
import User from '#models/user'

export default class AccessTokensController {
  async destroy({ auth, params, response, session }: HttpContext) {
    const user = auth.use('web').getUserOrFail()
    if (!(await User.accessTokens.end(user, params.token_id)))
      throw new ProblemException('not-found', 'This access token has ended already.')
    session.flash('notice', 'The access token has ended.')
    return response.redirect().toRoute('account.devices.index')
  }
}
