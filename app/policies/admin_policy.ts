import { BasePolicy } from '@adonisjs/bouncer'
import type { Caller } from '#services/access/caller'

/** The one gate of the console and of its API. */
export default class AdminPolicy extends BasePolicy {
  administer({ user }: Caller) {
    return user.isPlatformAdmin
  }
}
