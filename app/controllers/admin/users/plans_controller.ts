import type { HttpContext } from '@adonisjs/core/http'
import { act } from '#controllers/admin/users/act'
import { changePlanValidator } from '#validators/admin'

export default class PlansController {
  async update(ctx: HttpContext) {
    const { billing_plan: plan } = await ctx.request.validateUsing(changePlanValidator)
    return act(
      ctx,
      (user, by) => user.changePlan(plan, by),
      ({ email }) => `${email} is on the plan ${plan}.`
    )
  }
}
