import type { HttpContext } from '@adonisjs/core/http'
import { urlFor } from '@adonisjs/core/services/url_builder'
import { atTheField } from '#controllers/at_the_field'
import { importedTo, shownImport } from '#controllers/clones/shown_import'
import ProblemException from '#exceptions/problem_exception'
import { forgetImport } from '#services/imports/forget_import'
import { ImportIntake } from '#services/imports/import_intake'
import { uploadImportValidator } from '#validators/import'

export default class ImportsController {
  async create(ctx: HttpContext) {
    const clone = await ctx.reach.countedClone(ctx.params.clone_id, 'teach')
    return ctx.view.render('pages/clones/imports/create', {
      clone,
      imports: await importedTo(clone),
      isAllowed: ctx.auth.getUserOrFail().consents.chat_import,
    })
  }

  async store(ctx: HttpContext) {
    ctx.showFormAgain = () => this.create(ctx)
    const clone = await ctx.reach.countedClone(ctx.params.clone_id, 'teach')
    ctx.auth.getUserOrFail().requireConsent('chat_import')
    const { file } = await ctx.request.validateUsing(uploadImportValidator)
    const address = (id: unknown) => urlFor('clones.imports.show', [clone.id, String(id)])
    try {
      const chat = await new ImportIntake(clone).file(file)
      return goTo(ctx, address(chat.id))
    } catch (error) {
      if (!(error instanceof ProblemException)) throw error
      const { import_id: earlier } = error.fields
      if (!earlier)
        return ctx.request.wantsFragment ? Promise.reject(error) : atTheField('file')(error)
      ctx.session.flash('notice', 'You imported this file before: this is what came of it.')
      return goTo(ctx, address(earlier))
    }
  }

  async show(ctx: HttpContext) {
    return ctx.view.render('pages/clones/imports/show', await shownImport(ctx, 'view'))
  }

  async destroy(ctx: HttpContext) {
    const { clone, chat } = await shownImport(ctx, 'teach')
    await forgetImport(chat)
    ctx.session.flash('notice', `“${chat.title}” is forgotten, with everything it taught.`)
    return ctx.response.redirect().toRoute('clones.memories.index', [clone.id])
  }
}

/** After an upload, whose answer htmx would put into the page. */
function goTo({ request, response }: HttpContext, address: string) {
  if (request.wantsFragment)
    return response.header('HX-Redirect', address).send('The file is here.')
  return response.redirect(address)
}
