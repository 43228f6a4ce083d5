import type { HttpContext } from '@adonisjs/core/http'
import { tokenAnswer } from '#controllers/api/auth/token_answer'
import { signUp } from '#services/accounts/sign_up'
import { registerValidator } from '#validators/account'

export default class RegistrationsController {
  async store({ request, response }: HttpContext) {
    const { full_name: fullName, ...fields } = await request.validateUsing(registerValidator)
    const user = await signUp({ ...fields, fullName }, request.ip())
    return response.created(await tokenAnswer(user))
  }
}
