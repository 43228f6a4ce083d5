import { errors as lucidErrors } from '@adonisjs/lucid'
import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { CloneSchema } from '#database/schema'
import type Clone from '#models/clone'
import { avatarKeys, avatarOfSize } from '#services/pictures/avatar_files'
import { removeFiles } from '#services/storage/stored_files'

/** For clones: the picture that they are shown with. */
export function pictured<T extends NormalizeConstructor<typeof CloneSchema>>(superclass: T) {
  return class extends superclass {
    get initials(): string {
      return [...this.name.trim()][0]?.toUpperCase() ?? '?'
    }

    /** Small enough for a list, and large enough for a sharp screen. */
    get avatarAddresses(): { small: string; middle: string; large: string } | null {
      const address = this.avatarImageUrl
      return address
        ? {
            small: avatarOfSize(address, 64),
            middle: address,
            large: avatarOfSize(address, 512),
          }
        : null
    }

    /** Points to a picture that is in place, or to none; the files of the one before go once nothing names them. */
    async changeAvatar(this: Clone, address: string | null): Promise<string | null> {
      const before = await modelOf(this).transaction(async (trx) => {
        await modelOf(this).touchIndex(trx, this.id)
        const current = await modelOf(this).findOrFail(this.id, { client: trx })
        const { avatarImageUrl } = current
        await current.merge({ avatarImageUrl: address }).save()
        return avatarImageUrl
      })
      this.avatarImageUrl = address
      await removeFiles(avatarKeys(before))
      return before
    }

    /** @throws E_ROW_NOT_FOUND where there is none */
    async removeAvatar(this: Clone): Promise<void> {
      if (!(await this.changeAvatar(null))) throw new lucidErrors.E_ROW_NOT_FOUND(modelOf(this))
    }
  }
}

const modelOf = (clone: Clone) => clone.constructor as typeof Clone
