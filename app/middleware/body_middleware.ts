import BodyParserMiddleware from '@adonisjs/core/bodyparser_middleware'
import { documentBody, ordinaryBody } from '#config/bodyparser'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

const parsers = {
  ordinary: new BodyParserMiddleware(ordinaryBody),
  documents: new BodyParserMiddleware(documentBody),
}

/** Reads the body after the route has let its sender in, within the route's limit. */
export default class BodyMiddleware {
  handle(ctx: HttpContext, next: NextFn, kind: keyof typeof parsers = 'ordinary') {
    return parsers[kind].handle(ctx, next)
  }
}
