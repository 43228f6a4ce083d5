import type { HttpContext } from '@adonisjs/core/http'

export default class DashboardController {
  async show({ auth, view }: HttpContext) {
    const clones = await auth
      .getUserOrFail()
      .related('clones')
      .query()
      .apply((scopes) => scopes.newestFirst())
      .apply((scopes) => scopes.withCounts())
    return view.render('pages/dashboard/show', { clones })
  }
}
