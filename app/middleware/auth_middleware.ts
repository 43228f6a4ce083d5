import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { noteDevice } from '#guards/device_session'
import type { Authenticators } from '@adonisjs/auth/types'
import { urlFor } from '@adonisjs/core/services/url_builder'

export default class AuthMiddleware {
  async handle(ctx: HttpContext, next: NextFn, guard: keyof Authenticators = 'web') {
    await ctx.auth.authenticateUsing([guard], { loginRoute: urlFor('session.create') })
    const user = ctx.auth.getUserOrFail()
    if (user.suspendedAt && guard === 'web') await ctx.auth.use('web').logout()
    user.refuseIfSuspended()
    if (guard === 'web') await noteDevice(ctx)
    return next()
  }
}
