import type { HttpContext } from '@adonisjs/core/http'
import { pageOf } from '#controllers/api/paging'
import Document from '#models/document'
import { DocumentIntake } from '#services/documents/document_intake'
import { documentJson, wholeDocumentJson } from '#transformers/document_transformer'
import { uploadDocumentValidator, writeDocumentValidator } from '#validators/document'

export default class DocumentsController {
  async index(ctx: HttpContext) {
    const clone = await taughtClone(ctx)
    const query = clone
      .related('documents')
      .query()
      .apply((scopes) => scopes.newestFirst())
    return (
      await pageOf(query, ctx, (page) => page.apply((scopes) => scopes.withoutContent()))
    ).map(documentJson)
  }

  async store(ctx: HttpContext) {
    const clone = await taughtClone(ctx)
    const intake = new DocumentIntake(clone)
    const document =
      ctx.request.bodyType === 'multipart'
        ? await intake.file(await ctx.request.validateUsing(uploadDocumentValidator))
        : await intake.text(await ctx.request.validateUsing(writeDocumentValidator))
    return ctx.response.created(documentJson(document))
  }

  async show(ctx: HttpContext) {
    return wholeDocumentJson(await ownedDocument(ctx))
  }

  async destroy(ctx: HttpContext) {
    await (await ownedDocument(ctx)).forget()
    return ctx.response.noContent()
  }
}

const taughtClone = ({ auth, params }: HttpContext) =>
  auth.getUserOrFail().related('clones').query().where('id', params.clone_id).firstOrFail()

const ownedDocument = ({ auth, params }: HttpContext) =>
  Document.query()
    .where({ id: params.document_id, cloneId: params.clone_id, userId: auth.getUserOrFail().id })
    .firstOrFail()
