import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'

const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const files = ['swagger-ui-bundle.js', 'swagger-ui.css']

/** The reader of the API's documentation comes from its package, so that it is served from our own origin. */
export default class AssetsController {
  show({ params, response }: HttpContext) {
    if (!files.includes(params.name)) throw new Exception('Unknown asset', { status: 404 })
    response.header('Cache-Control', 'public, max-age=86400')
    return response.download(join(folder, params.name))
  }
}
