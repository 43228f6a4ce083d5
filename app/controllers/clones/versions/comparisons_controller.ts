import type { HttpContext } from '@adonisjs/core/http'
import { errors as lucidErrors } from '@adonisjs/lucid'
import { urlFor } from '@adonisjs/core/services/url_builder'
import CloneVersion from '#models/clone_version'
import { previews } from '#services/accounts/attempt_limits'
import { withSources } from '#services/conversations/cited_sources'
import { askVersions, type VersionAnswer } from '#services/versions/asked_versions'
import { compare } from '#models/version_comparison'
import { askVersionsValidator } from '#validators/version'

/** Two versions side by side, and what each answers to the same question. */
export default class ComparisonsController {
  async show(ctx: HttpContext) {
    const { clone, versions } = await versionedClone(ctx)
    const { left, right } = pairOf(versions, ctx.request.qs())
    const answers: VersionAnswer[] = ctx.session.flashMessages.get('answers') ?? []
    return ctx.view.render('pages/clones/versions/compare', {
      clone,
      versions,
      left,
      right,
      lines: compare(left.snapshot, right.snapshot),
      answers: await withSources(clone, answers),
    })
  }

  async store(ctx: HttpContext) {
    const { clone, versions } = await versionedClone(ctx)
    const { question, ...chosen } = await ctx.request.validateUsing(askVersionsValidator)
    const { left, right } = pairOf(versions, chosen)
    await previews.consume(clone.userId, 2)
    const answers = await askVersions(clone, [left, right], question)
    if (ctx.request.wantsFragment)
      return ctx.view.render('components/version/answers', {
        clone,
        answers: await withSources(clone, answers),
      })
    ctx.session.flash({ answers, question })
    const pair = `left=${left.number}&right=${right.number}`
    return ctx.response.redirect(`${urlFor('clones.comparisons.show', [clone.id])}?${pair}#answers`)
  }
}

/** The two that are asked for; where none is, the newest and the one before it. */
function pairOf(versions: CloneVersion[], { left, right }: { left?: unknown; right?: unknown }) {
  const place = (number: unknown, otherwise: number) =>
    number === undefined
      ? otherwise
      : versions.findIndex((version) => String(version.number) === String(number))
  const newer = versions[place(right, 0)]
  const older = versions[place(left, Math.min(1, versions.length - 1))]
  if (!newer || !older) throw new lucidErrors.E_ROW_NOT_FOUND(CloneVersion)
  return { left: older, right: newer }
}

async function versionedClone({ reach, params }: HttpContext) {
  const clone = await reach.clone(params.clone_id, 'manage')
  const versions = await clone
    .related('versions')
    .query()
    .apply((scopes) => scopes.newestFirst())
  return { clone, versions }
}
