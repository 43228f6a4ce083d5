import type { HttpContext } from '@adonisjs/core/http'
import { AvatarIntake } from '#services/avatars/avatar_intake'
import { avatarValidator } from '#validators/avatar'

export default class AvatarsController {
  async store(ctx: HttpContext) {
    const clone = await ownedClone(ctx)
    const { file } = await ctx.request.validateUsing(avatarValidator)
    await new AvatarIntake(clone).file(file)
    return { avatar_image_url: clone.avatarImageUrl, message: 'The picture is saved.' }
  }

  async destroy(ctx: HttpContext) {
    await (await ownedClone(ctx)).removeAvatar()
    return ctx.response.noContent()
  }
}

const ownedClone = ({ auth, params }: HttpContext) =>
  auth.getUserOrFail().related('clones').query().where('id', params.clone_id).firstOrFail()
