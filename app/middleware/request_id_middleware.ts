import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

const wellFormed = /^[\w.:-]{1,128}$/

/** The request's own id where it is well-formed, else a new one. */
export function requestIdOf({ 'x-request-id': id }: IncomingHttpHeaders) {
  return typeof id === 'string' && wellFormed.test(id) ? id : randomUUID()
}

/** Every answer carries `X-Request-Id`; a well-formed incoming one is kept. */
export default class RequestIdMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    const { headers } = ctx.request.request
    const id = requestIdOf(headers)
    headers['x-request-id'] = id
    ctx.response.header('X-Request-Id', id)
    ctx.logger = ctx.logger.child({ request_id: id })
    return next()
  }
}
