import type { HttpContext } from '@adonisjs/core/http'
import type Clone from '#models/clone'
import type { CloneAbility } from '#services/access/reach'

/** Those that nobody has asked to be forgotten, newest first. */
export const importedTo = (clone: Clone) =>
  clone
    .related('imports')
    .query()
    .apply((scopes) => scopes.kept())
    .apply((scopes) => scopes.newestFirst())

/** An import with what its page shows of it. */
export async function shownImport({ reach, params }: HttpContext, ability: CloneAbility) {
  const clone = await reach.countedClone(params.clone_id, ability)
  const chat = await clone
    .related('imports')
    .query()
    .where('id', params.import_id)
    .apply((scopes) => scopes.kept())
    .firstOrFail()
  const suggestions = await chat.related('suggestions').query().orderBy('id')
  return { clone, chat, suggestions: Object.groupBy(suggestions, ({ kind }) => kind) }
}
