import type { HttpContext } from '@adonisjs/core/http'
import { atTheField } from '#controllers/at_the_field'
import { shownImport } from '#controllers/clones/shown_import'
import { confirmImportValidator } from '#validators/import'

export default class ConfirmationsController {
  async store(ctx: HttpContext) {
    const { clone, chat } = await shownImport(ctx, 'teach')
    const decision = await ctx.request.validateUsing(confirmImportValidator)
    await chat
      .confirm({
        speaker: decision.speaker ?? null,
        words: decision.words,
        saidFrom: decision.saidFrom?.startOf('day'),
        saidUntil: decision.saidUntil?.startOf('day').plus({ days: 1 }),
      })
      .catch(ctx.request.wantsFragment ? undefined : atTheField('speaker'))
    if (ctx.request.wantsFragment)
      return ctx.view.render('components/import/stage', await shownImport(ctx, 'teach'))
    return ctx.response.redirect().toRoute('clones.imports.show', [clone.id, chat.id])
  }
}
