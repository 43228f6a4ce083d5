import type { HttpContext } from '@adonisjs/core/http'

/** The step before the account goes: what goes with it, and whether that is meant. */
export default class DeletionsController {
  async create({ auth, view }: HttpContext) {
    const user = auth.use('web').getUserOrFail()
    return view.render('pages/account/deletions/create', { possessions: await user.possessions() })
  }
}
