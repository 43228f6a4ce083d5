import type { MultipartFile } from '@adonisjs/core/bodyparser'
import { fileTypeFromBlob } from 'file-type'
import { openAsBlob } from 'node:fs'
import { avatarFileLimit } from '#config/bodyparser'
import ProblemException from '#exceptions/problem_exception'
import type Clone from '#models/clone'
import { avatarKeys, storeAvatar } from '#services/pictures/avatar_files'
import { AvatarMaker } from '#services/pictures/avatar_maker'
import { removeUnnamed } from '#services/storage/stored_files'

/** `image/apng` is a PNG that moves. */
const accepted = ['image/jpeg', 'image/png', 'image/apng', 'image/webp']

/** Takes a clone's picture in. */
export class AvatarIntake {
  constructor(
    private clone: Clone,
    private maker = new AvatarMaker()
  ) {}

  async file({ size, tmpPath }: MultipartFile) {
    if (size > avatarFileLimit) throw tooLarge()
    if (!(await isPicture(tmpPath!))) throw unsupported()
    const address = await storeAvatar(await this.maker.make(tmpPath!, this.clone.userId))
    try {
      await this.clone.changeAvatar(address)
    } catch (error) {
      await removeUnnamed(avatarKeys(address), error)
      throw error
    }
  }
}

/** By its bytes; its name and what the client calls it say nothing. */
async function isPicture(path: string) {
  const type = await fileTypeFromBlob(await openAsBlob(path))
  return type !== undefined && accepted.includes(type.mime)
}

const tooLarge = () =>
  new ProblemException(
    'too-large',
    `A picture may have at most ${avatarFileLimit / 1024 / 1024} MB.`,
    { limit_bytes: avatarFileLimit }
  )

const unsupported = () =>
  new ProblemException(
    'unsupported-media-type',
    'This file is not a picture that can be used. Send a JPEG, PNG or WebP.'
  )
