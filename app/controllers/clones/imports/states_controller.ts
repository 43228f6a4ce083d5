import type { HttpContext } from '@adonisjs/core/http'
import { shownImport } from '#controllers/clones/shown_import'

/** The middle of an import's page: it asks for it while the file is read or taught. */
export default class StatesController {
  async show(ctx: HttpContext) {
    return ctx.view.render('components/import/stage', await shownImport(ctx, 'view'))
  }
}
