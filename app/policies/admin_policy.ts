import { BasePolicy } from '@adonisjs/bouncer'
import type User from '#models/user'

/** The one gate of the console and of its API. */
export default class AdminPolicy extends BasePolicy {
  administer(user: User) {
    return user.isPlatformAdmin
  }
}
