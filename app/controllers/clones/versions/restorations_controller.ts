import type { HttpContext } from '@adonisjs/core/http'
import ProblemException from '#exceptions/problem_exception'

export default class RestorationsController {
  async store({ reach, params, response, session }: HttpContext) {
    const clone = await reach.clone(params.clone_id, 'manage')
    const version = await clone
      .related('versions')
      .query()
      .where('id', params.version_id)
      .firstOrFail()
    try {
      await clone.restore(version)
      session.flash('notice', `${clone.name} is as in version ${version.number} again.`)
    } catch (error) {
      if (!(error instanceof ProblemException)) throw error
      session.flash('problem', error.detail)
    }
    return response.redirect().toRoute('clones.versions.index', [clone.id])
  }
}
