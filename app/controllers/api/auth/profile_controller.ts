import type { HttpContext } from '@adonisjs/core/http'
import type User from '#models/user'
import { closeAccount } from '#services/accounts/close_account'
import { confirmPassword } from '#services/accounts/password_attempts'
import { userJson } from '#transformers/user_transformer'
import { deleteAccountValidator, updateAccountValidator } from '#validators/account'

export default class ProfileController {
  show({ auth }: HttpContext) {
    return userJson(auth.getUserOrFail())
  }

  async update({ auth, request }: HttpContext) {
    const { full_name: fullName, ...fields } = await request.validateUsing(updateAccountValidator)
    return userJson(await auth.getUserOrFail().updateProfile({ ...fields, fullName }))
  }

  async destroy({ auth, request, response }: HttpContext) {
    const user = auth.getUserOrFail() as User
    const { password } = await request.validateUsing(deleteAccountValidator)
    await confirmPassword(user, password, { address: request.ip() })
    await closeAccount(user)
    return response.noContent()
  }
}
