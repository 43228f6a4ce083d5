import type { HttpContext } from '@adonisjs/core/http'
import ProblemException from '#exceptions/problem_exception'
import { readAvatar } from '#services/pictures/avatar_files'

/** Pictures of clones, for whoever knows their address. A new picture has a new one. */
export default class AvatarsController {
  async show({ params, response }: HttpContext) {
    const picture = await readAvatar(params.name)
    if (!picture) throw new ProblemException('not-found', 'There is no such picture.')
    response.header('Cache-Control', 'public, max-age=31536000, immutable')
    return response.type('image/webp').send(picture)
  }
}
