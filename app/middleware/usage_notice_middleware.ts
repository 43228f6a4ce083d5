import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { pressingWarnings } from '#services/usage/usage_watch'

/** Gives pages what is near its quota. It is read only where a whole page is rendered, for who is logged in. */
export default class UsageNoticeMiddleware {
  handle({ auth, session, view }: HttpContext, next: NextFn) {
    view.share({
      usageWarnings: async () => {
        const { user } = auth.use('web')
        if (!user) return []
        const dismissed: string[] = session.get('dismissed_warnings', [])
        return (await pressingWarnings(user)).filter(({ key }) => !dismissed.includes(key))
      },
    })
    return next()
  }
}
