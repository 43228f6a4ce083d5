import type { HttpContext } from '@adonisjs/core/http'
import { Listing } from '#controllers/admin/listing'
import User from '#models/user'
import { countForUsers, userOrders, usersFound } from '#services/admin/directory'
import { reportOn } from '#services/admin/user_report'

export default class UsersController {
  async index(ctx: HttpContext) {
    const listing = new Listing(ctx, userOrders)
    const users = await usersFound(listing).paginate(listing.page, listing.perPage)
    await countForUsers(users.all())
    const view = ctx.request.wantsFragment
      ? 'components/admin/users_found'
      : 'pages/admin/users/index'
    return ctx.view.render(view, { listing, users })
  }

  async show({ params, view }: HttpContext) {
    const user = await User.findOrFail(params.user_id)
    return view.render('pages/admin/users/show', { user, report: await reportOn(user) })
  }
}
