import type { HttpContext } from '@adonisjs/core/http'
import { tokenAnswer } from '#controllers/api/auth/token_answer'
import User from '#models/user'
import { logIn } from '#services/accounts/log_in'
import { loginValidator } from '#validators/account'

export default class SessionsController {
  async store({ request }: HttpContext) {
    const { email, password } = await request.validateUsing(loginValidator)
    return tokenAnswer(await logIn(email, password, request.ip()))
  }

  async destroy({ auth, response }: HttpContext) {
    const user = auth.getUserOrFail() as User
    await User.accessTokens.delete(user, user.currentAccessToken!.identifier)
    return response.noContent()
  }
}
