import { policies } from '#generated/policies'
import { Bouncer } from '@adonisjs/bouncer'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { Caller } from '#services/access/caller'

export default class InitializeBouncerMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    const caller = () => (ctx.auth.isAuthenticated ? ctx.caller : null)
    ctx.bouncer = new Bouncer(caller, {}, policies).setContainerResolver(ctx.containerResolver)
    if (!ctx.request.isApi && 'view' in ctx) ctx.view.share(ctx.bouncer.edgeHelpers)
    return next()
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    bouncer: Bouncer<Caller, {}, typeof policies>
  }
}
