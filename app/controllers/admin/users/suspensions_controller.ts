import type { HttpContext } from '@adonisjs/core/http'
import { act } from '#controllers/admin/users/act'

export default class SuspensionsController {
  async store(ctx: HttpContext) {
    return act(
      ctx,
      (user, by) => user.suspend(by),
      ({ email }) => `${email} is suspended: nothing opens the account any more.`
    )
  }

  async destroy(ctx: HttpContext) {
    return act(
      ctx,
      (user, by) => user.unsuspend(by),
      ({ email }) => `The suspension of ${email} is lifted.`
    )
  }
}
