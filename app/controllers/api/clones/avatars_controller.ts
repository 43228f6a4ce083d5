import type { HttpContext } from '@adonisjs/core/http'
import { AvatarIntake } from '#services/avatars/avatar_intake'
import { avatarValidator } from '#validators/avatar'

export default class AvatarsController {
  async store(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'manage')
    const { file } = await ctx.request.validateUsing(avatarValidator)
    await new AvatarIntake(clone).file(file)
    return { avatar_image_url: clone.avatarImageUrl, message: 'The picture is saved.' }
  }

  async destroy(ctx: HttpContext) {
    await (await ctx.reach.clone(ctx.params.clone_id, 'manage')).removeAvatar()
    return ctx.response.noContent()
  }
}
