import type { HttpContext } from '@adonisjs/core/http'
import { urlFor } from '@adonisjs/core/services/url_builder'
import { shownImport } from '#controllers/clones/shown_import'
import type ImportSuggestion from '#models/import_suggestion'
import { acceptSuggestionValidator } from '#validators/import'

export default class SuggestionsController {
  async update(ctx: HttpContext) {
    const suggestion = await shownSuggestion(ctx)
    const { content, tone_config: tone } =
      await ctx.request.validateUsing(acceptSuggestionValidator)
    await suggestion.accept({ content, tone })
    return answer(ctx, suggestion)
  }

  async destroy(ctx: HttpContext) {
    const suggestion = await shownSuggestion(ctx)
    await suggestion.reject()
    return answer(ctx, suggestion)
  }
}

async function shownSuggestion(ctx: HttpContext): Promise<ImportSuggestion> {
  const { chat } = await shownImport(ctx, 'teach')
  return chat.related('suggestions').query().where('id', ctx.params.suggestion_id).firstOrFail()
}

async function answer(ctx: HttpContext, suggestion: ImportSuggestion) {
  const { clone, chat } = await shownImport(ctx, 'teach')
  if (ctx.request.wantsFragment)
    return ctx.view.render('components/import/suggestion', { clone, chat, suggestion })
  return ctx.response.redirect(
    `${urlFor('clones.imports.show', [clone.id, chat.id])}#suggestion-${suggestion.id}`
  )
}
