import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

const wellFormed = /^[\w.:-]{1,128}$/

/** Every answer carries `X-Request-Id`; a well-formed incoming one is kept. */
export default class RequestIdMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    const headers = ctx.request.request.headers
    if (!wellFormed.test(String(headers['x-request-id'] ?? '')))
      headers['x-request-id'] = randomUUID()
    ctx.response.header('X-Request-Id', String(headers['x-request-id']))
    ctx.logger = ctx.logger.child({ request_id: headers['x-request-id'] })
    return next()
  }
}
