import type { HttpContext } from '@adonisjs/core/http'
import type Clone from '#models/clone'
import { DocumentIntake } from '#services/documents/document_intake'
import { uploadDocumentValidator, writeDocumentValidator } from '#validators/document'

export default class DocumentsController {
  async index(ctx: HttpContext) {
    const clone = await taughtClone(ctx)
    return ctx.view.render('pages/clones/documents/index', { clone, ...(await listed(clone)) })
  }

  async store(ctx: HttpContext) {
    const clone = await taughtClone(ctx)
    await ctx.bouncer.with('ClonePolicy').authorize('teach', clone)
    const intake = new DocumentIntake(clone)
    const document = ctx.request.file('file')
      ? await intake.file(await ctx.request.validateUsing(uploadDocumentValidator))
      : await intake.text(await ctx.request.validateUsing(writeDocumentValidator))
    if (ctx.request.wantsFragment)
      return ctx.view.render('components/document/added', { clone, document })
    return ctx.response.redirect(`/clones/${clone.id}/documents`)
  }

  async show(ctx: HttpContext) {
    const clone = await taughtClone(ctx)
    const document = await clone
      .related('documents')
      .query()
      .where('id', ctx.params.document_id)
      .firstOrFail()
    const passages = await document
      .related('passages')
      .query()
      .orderBy('position')
      .select('id', 'number', 'position', 'content')
    return ctx.view.render('pages/clones/documents/show', { clone, document, passages })
  }

  async destroy(ctx: HttpContext) {
    const clone = await taughtClone(ctx)
    const document = await clone
      .related('documents')
      .query()
      .where('id', ctx.params.document_id)
      .firstOrFail()
    await document.forget()
    if (ctx.request.wantsFragment) return ''
    ctx.session.flash('notice', `"${document.title}" is deleted.`)
    return ctx.response.redirect(`/clones/${clone.id}/documents`)
  }
}

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

const taughtClone = ({ auth, params }: HttpContext): Promise<Clone> =>
  auth
    .getUserOrFail()
    .related('clones')
    .query()
    .where('clones.id', params.clone_id)
    .apply((scopes) => scopes.withCounts())
    .firstOrFail()
