import type { HttpContext } from '@adonisjs/core/http'
import CloneVersion from '#models/clone_version'

/** How a clone was after each change of its persona or settings. */
export default class VersionsController {
  async index({ auth, params, view }: HttpContext) {
    const clone = await auth
      .getUserOrFail()
      .related('clones')
      .query()
      .where('id', params.clone_id)
      .firstOrFail()
    const versions = await clone
      .related('versions')
      .query()
      .apply((scopes) => scopes.newestFirst())
    return view.render('pages/clones/versions/index', { clone, versions, kept: CloneVersion.kept })
  }
}
