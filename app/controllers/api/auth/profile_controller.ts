import type { HttpContext } from '@adonisjs/core/http'
import { userJson } from '#transformers/user_transformer'
import { updateAccountValidator } from '#validators/account'

export default class ProfileController {
  show({ auth }: HttpContext) {
    return userJson(auth.getUserOrFail())
  }

  async update({ auth, request }: HttpContext) {
    const { full_name: fullName, ...fields } = await request.validateUsing(updateAccountValidator)
    return userJson(await auth.getUserOrFail().updateProfile({ ...fields, fullName }))
  }
}
