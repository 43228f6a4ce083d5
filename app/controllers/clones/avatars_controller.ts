import type { HttpContext } from '@adonisjs/core/http'
import { atTheField } from '#controllers/at_the_field'
import type Clone from '#models/clone'
import { AvatarIntake } from '#services/avatars/avatar_intake'
import { avatarValidator } from '#validators/avatar'

export default class AvatarsController {
  async store(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'manage')
    const { file } = await ctx.request.validateUsing(avatarValidator)
    const taken = new AvatarIntake(clone).file(file)
    await (ctx.request.wantsFragment ? taken : taken.catch(atTheField('file')))
    return shown(ctx, clone, 'The picture is saved.')
  }

  async destroy(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'manage')
    await clone.removeAvatar()
    return shown(ctx, clone, 'The picture is removed.')
  }
}

function shown(ctx: HttpContext, clone: Clone, notice: string) {
  if (ctx.request.wantsFragment)
    return ctx.view.render('components/clone/picture_changed', { clone, notice })
  ctx.session.flash('notice', notice)
  return ctx.response.redirect().toRoute('clones.settings.edit', [clone.id])
}
