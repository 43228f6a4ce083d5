import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { noteDevice } from '#guards/device_session'

/** Pages that only make sense before logging in. */
export default class GuestMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const web = ctx.auth.use('web')
    if (!(await web.check())) return next()
    if (web.user!.suspendedAt) {
      await web.logout()
      return next()
    }
    await noteDevice(ctx)
    return ctx.response.redirect().toRoute('dashboard.show')
  }
}
