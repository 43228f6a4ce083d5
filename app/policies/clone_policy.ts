import { BasePolicy } from '@adonisjs/bouncer'
import type Clone from '#models/clone'
import type User from '#models/user'

export default class ClonePolicy extends BasePolicy {
  create(user: User) {
    return user.suspendedAt === null
  }

  teach(user: User, clone: Clone) {
    return clone.userId === user.id
  }

  converse(user: User, clone: Clone) {
    return clone.userId === user.id
  }
}
