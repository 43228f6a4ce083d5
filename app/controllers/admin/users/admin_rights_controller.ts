import type { HttpContext } from '@adonisjs/core/http'
import { act } from '#controllers/admin/users/act'

export default class AdminRightsController {
  async store(ctx: HttpContext) {
    return act(
      ctx,
      (user, by) => user.grantAdmin(by),
      ({ email }) => `${email} is an admin.`
    )
  }

  async destroy(ctx: HttpContext) {
    return act(
      ctx,
      (user, by) => user.revokeAdmin(by),
      ({ email }) => `${email} is no admin any more.`
    )
  }
}
