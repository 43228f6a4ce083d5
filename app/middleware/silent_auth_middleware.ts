import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { noteDevice } from '#guards/device_session'

/** Public pages know who is there, and let everybody in. */
export default class SilentAuthMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (await ctx.auth.use('web').check()) await noteDevice(ctx)
    return next()
  }
}
