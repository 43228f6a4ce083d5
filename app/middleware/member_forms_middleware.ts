import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import ShieldMiddleware from '@adonisjs/shield/shield_middleware'

/** Pages for everybody hold forms for members only: a guest who reads them gets no secret, and no cookie that keeps it. */
@inject()
export default class MemberFormsMiddleware {
  constructor(private shield: ShieldMiddleware) {}

  handle(ctx: HttpContext, next: NextFn) {
    const isRead = ['GET', 'HEAD'].includes(ctx.request.method())
    return isRead && !ctx.auth.use('web').user ? next() : this.shield.handle(ctx, next)
  }
}
