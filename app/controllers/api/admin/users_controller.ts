import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#controllers/actor'
import { pageOf } from '#controllers/api/paging'
import User from '#models/user'
import { countForUsers, usersFound } from '#services/admin/directory'
import { userSummaryJson } from '#transformers/admin_transformer'
import { administerUserValidator, directoryValidator } from '#validators/admin'

export default class UsersController {
  async index(ctx: HttpContext) {
    const { q } = await directoryValidator.validate(ctx.request.qs())
    const users = await countForUsers(await pageOf(usersFound({ text: q }), ctx))
    return users.map(userSummaryJson)
  }

  async update(ctx: HttpContext) {
    const user = await User.findOrFail(ctx.params.user_id)
    const {
      billing_plan: billingPlan,
      is_platform_admin: isPlatformAdmin,
      suspended: isSuspended,
    } = await ctx.request.validateUsing(administerUserValidator)
    await user.administer({ billingPlan, isPlatformAdmin, isSuspended }, actorOf(ctx))
    await countForUsers([user])
    return userSummaryJson(user)
  }
}
