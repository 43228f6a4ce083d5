import type { HttpContext } from '@adonisjs/core/http'
import type Clone from '#models/clone'

export const taughtClone = ({ auth, params }: HttpContext): Promise<Clone> =>
  auth
    .getUserOrFail()
    .related('clones')
    .query()
    .where('clones.id', params.clone_id)
    .apply((scopes) => scopes.withCounts())
    .firstOrFail()

/** Those that nobody has asked to be forgotten, newest first. */
export const importedTo = (clone: Clone) =>
  clone
    .related('imports')
    .query()
    .apply((scopes) => scopes.kept())
    .apply((scopes) => scopes.newestFirst())

/** An import with what its page shows of it. */
export async function shownImport(ctx: HttpContext) {
  const clone = await taughtClone(ctx)
  const chat = await clone
    .related('imports')
    .query()
    .where('id', ctx.params.import_id)
    .apply((scopes) => scopes.kept())
    .firstOrFail()
  const suggestions = await chat.related('suggestions').query().orderBy('id')
  return { clone, chat, suggestions: Object.groupBy(suggestions, ({ kind }) => kind) }
}
