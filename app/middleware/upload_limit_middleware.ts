import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { uploads } from '#start/limiter'

/** So many files may a user send in an hour; it runs before they are read. */
export default class UploadLimitMiddleware {
  async handle({ auth, request }: HttpContext, next: NextFn) {
    if (request.is(['multipart/form-data'])) await uploads.consume(auth.getUserOrFail().id)
    return next()
  }
}
