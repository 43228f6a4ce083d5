import type { HttpContext } from '@adonisjs/core/http'
import { atTheField } from '#controllers/at_the_field'
import type Clone from '#models/clone'
import type Document from '#models/document'
import { DocumentIntake } from '#services/documents/document_intake'
import { uploadDocumentValidator, writeDocumentValidator } from '#validators/document'

export default class DocumentsController {
  async index(ctx: HttpContext) {
    const clone = await ctx.reach.countedClone(ctx.params.clone_id, 'view')
    return ctx.view.render('pages/clones/documents/index', { clone, ...(await listed(clone)) })
  }

  async store(ctx: HttpContext) {
    ctx.showFormAgain = () => this.index(ctx)
    const clone = await ctx.reach.countedClone(ctx.params.clone_id, 'teach')
    const document = await takenIn(ctx, clone)
    if (ctx.request.wantsFragment) return fragment(ctx, 'added', clone, document)
    ctx.session.flash('notice', `“${document.title}” is added.`)
    return ctx.response.redirect().toRoute('clones.documents.index', [clone.id])
  }

  async show(ctx: HttpContext) {
    const clone = await ctx.reach.countedClone(ctx.params.clone_id, 'view')
    const document = await clone
      .related('documents')
      .query()
      .where('id', ctx.params.document_id)
      .apply((scopes) => scopes.withoutContent())
      .firstOrFail()
    const stretch = await document.stretch(ctx.request.qs())
    return ctx.view.render('pages/clones/documents/show', { clone, document, stretch })
  }

  async destroy(ctx: HttpContext) {
    const clone = await ctx.reach.countedClone(ctx.params.clone_id, 'teach')
    const document = await clone
      .related('documents')
      .query()
      .where('id', ctx.params.document_id)
      .firstOrFail()
    await document.forget()
    if (ctx.request.wantsFragment) return fragment(ctx, 'forgotten', clone, document)
    ctx.session.flash('notice', `“${document.title}” is deleted.`)
    return ctx.response.redirect().toRoute('clones.documents.index', [clone.id])
  }
}

async function takenIn({ request }: HttpContext, clone: Clone) {
  const intake = new DocumentIntake(clone)
  if (!request.file('file')) return intake.text(await request.validateUsing(writeDocumentValidator))
  const upload = await request.validateUsing(uploadDocumentValidator)
  return request.wantsFragment ? intake.file(upload) : intake.file(upload).catch(atTheField('file'))
}

/** The row, or its absence, with what else on the page depends on it. */
const fragment = async ({ view }: HttpContext, part: string, clone: Clone, document: Document) =>
  view.render(`components/document/${part}`, {
    clone,
    document,
    quota: await clone.documentQuota(),
  })

async function listed(clone: Clone) {
  const [documents, quota] = await Promise.all([
    clone
      .related('documents')
      .query()
      .apply((scopes) => scopes.newestFirst())
      .apply((scopes) => scopes.withoutContent()),
    clone.documentQuota(),
  ])
  return { documents, quota }
}
