import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { isDatabaseUnavailable } from '#exceptions/database_unavailable'
import { outage } from '#services/database/outage'
import { pressingWarnings } from '#services/usage/usage_watch'

/** Gives pages what is near its quota. It is read only where a whole page is rendered, for who is logged in. */
export default class UsageNoticeMiddleware {
  handle({ auth, session, view }: HttpContext, next: NextFn) {
    view.share({
      usageWarnings: async () => {
        const { user } = auth.use('web')
        if (!user) return []
        const dismissed: string[] = session.get('dismissed_warnings', [])
        const pressing = await pressingWarnings(user).catch(noneInAnOutage)
        return pressing.filter(({ key }) => !dismissed.includes(key))
      },
    })
    return next()
  }
}

/** The page itself is there, or says that the database is not: it needs no warnings for that. */
function noneInAnOutage(error: Error) {
  if (!isDatabaseUnavailable(error)) throw error
  outage.note(error)
  return []
}
