import type { HttpContext } from '@adonisjs/core/http'
import { Listing } from '#controllers/admin/listing'
import { cloneOrders, clonesFound, countForClones } from '#services/admin/directory'

export default class ClonesController {
  async index(ctx: HttpContext) {
    const listing = new Listing(ctx, cloneOrders)
    const clones = await clonesFound(listing).paginate(listing.page, listing.perPage)
    await countForClones(clones.all())
    const view = ctx.request.wantsFragment
      ? 'components/admin/clones_found'
      : 'pages/admin/clones/index'
    return ctx.view.render(view, { listing, clones })
  }
}
