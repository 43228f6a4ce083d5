import { BasePolicy } from '@adonisjs/bouncer'
import type Clone from '#models/clone'
import type { Caller } from '#services/access/caller'
import type { CloneAbility } from '#services/access/reach'

type Decides = Record<CloneAbility, (caller: Caller, clone: Clone) => boolean>

export default class ClonePolicy extends BasePolicy implements Decides {
  create({ user }: Caller) {
    return user.suspendedAt === null
  }

  /** Reads what it is and what it was taught. */
  view(caller: Caller, clone: Clone) {
    return isOwner(caller, clone)
  }

  talk(caller: Caller, clone: Clone) {
    return isOwner(caller, clone)
  }

  /** Adds, changes and takes away memories, documents and imports. */
  teach(caller: Caller, clone: Clone) {
    return isOwner(caller, clone)
  }

  /** Changes who it is and how it answers. */
  manage(caller: Caller, clone: Clone) {
    return isOwner(caller, clone)
  }

  delete(caller: Caller, clone: Clone) {
    return isOwner(caller, clone)
  }
}

const isOwner = ({ userId }: Caller, clone: Clone) => clone.userId === userId
