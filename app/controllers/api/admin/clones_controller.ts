import type { HttpContext } from '@adonisjs/core/http'
import { pageOf } from '#controllers/api/paging'
import { clonesFound, countForClones } from '#services/admin/directory'
import { cloneSummaryJson } from '#transformers/admin_transformer'
import { directoryValidator } from '#validators/admin'

export default class ClonesController {
  async index(ctx: HttpContext) {
    const { q } = await directoryValidator.validate(ctx.request.qs())
    const clones = await countForClones(await pageOf(clonesFound({ text: q }), ctx))
    return clones.map(cloneSummaryJson)
  }
}
