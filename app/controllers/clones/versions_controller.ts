import type { HttpContext } from '@adonisjs/core/http'
import CloneVersion from '#models/clone_version'

/** How a clone was after each change of its persona or settings. */
export default class VersionsController {
  async index({ reach, params, view }: HttpContext) {
    const clone = await reach.clone(params.clone_id, 'view')
    const versions = await clone
      .related('versions')
      .query()
      .apply((scopes) => scopes.newestFirst())
    return view.render('pages/clones/versions/index', { clone, versions, kept: CloneVersion.kept })
  }
}
