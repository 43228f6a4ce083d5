import type { HttpContext } from '@adonisjs/core/http'
import { pageOf } from '#controllers/api/paging'
import { DocumentIntake } from '#services/documents/document_intake'
import { documentJson, wholeDocumentJson } from '#transformers/document_transformer'
import { uploadDocumentValidator, writeDocumentValidator } from '#validators/document'

export default class DocumentsController {
  async index(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'view')
    const query = clone
      .related('documents')
      .query()
      .apply((scopes) => scopes.newestFirst())
    return (
      await pageOf(query, ctx, (page) => page.apply((scopes) => scopes.withoutContent()))
    ).map(documentJson)
  }

  async store(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'teach')
    const intake = new DocumentIntake(clone)
    const document =
      ctx.request.bodyType === 'multipart'
        ? await intake.file(await ctx.request.validateUsing(uploadDocumentValidator))
        : await intake.text(await ctx.request.validateUsing(writeDocumentValidator))
    return ctx.response.created(documentJson(document))
  }

  async show({ reach, params }: HttpContext) {
    return wholeDocumentJson(await reach.document(params.document_id, 'view', params.clone_id))
  }

  async destroy({ reach, params, response }: HttpContext) {
    const document = await reach.document(params.document_id, 'teach', params.clone_id)
    await document.forget()
    return response.noContent()
  }
}
