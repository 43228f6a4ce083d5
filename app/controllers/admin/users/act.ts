import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#controllers/actor'
import ProblemException from '#exceptions/problem_exception'
import type { Actor } from '#models/audit_entry'
import User from '#models/user'

/** Acts on the account of the address, and goes back to its page, which says what came of it. */
export async function act(
  ctx: HttpContext,
  verb: (user: User, by: Actor) => Promise<unknown>,
  notice: (user: User) => string
) {
  const { params, response, session } = ctx
  const user = await User.findOrFail(params.user_id)
  await verb(user, actorOf(ctx)).then(
    () => session.flash('notice', notice(user)),
    (error) => {
      if (!(error instanceof ProblemException) || error.status !== 409) throw error
      session.flash('problem', error.detail)
    }
  )
  return response.redirect().toRoute('admin.users.show', [user.id])
}
