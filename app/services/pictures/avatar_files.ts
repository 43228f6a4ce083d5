import { randomBytes } from 'node:crypto'
import drive from '@adonisjs/drive/services/main'
import { removeFiles } from '#services/storage/stored_files'
import { avatarSizes, type AvatarPictures } from '#services/pictures/avatar_maker'

/** The size at whose address a clone's avatar is known, in pixels. */
const knownSize = 256

const keyOf = (name: string) => `avatars/${name}`

const addressOf = (stem: string, size: number) => `/avatars/${stem}-${size}.webp`

/** The same picture in another size. */
export const avatarOfSize = (address: string, size: (typeof avatarSizes)[number]) =>
  address.replace(new RegExp(`-${knownSize}\\.webp$`), `-${size}.webp`)

/** Where the files of an avatar lie; none where the clone has none. */
export const avatarKeys = (address: string | null) =>
  address ? avatarSizes.map((size) => keyOf(avatarOfSize(address, size).split('/').at(-1)!)) : []

/** Stores the pictures under a name that nobody can guess. @returns their address */
export async function storeAvatar(pictures: AvatarPictures) {
  const address = addressOf(randomBytes(16).toString('hex'), knownSize)
  const keys = avatarKeys(address)
  const stored = await Promise.allSettled(
    keys.map((key, index) => drive.use().put(key, pictures[index]))
  )
  const failed = stored.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  if (failed) {
    await removeFiles(keys)
    throw failed.reason
  }
  return address
}

/** The bytes of a picture, null where there is none by that name. */
export async function readAvatar(name: string) {
  const key = keyOf(name)
  return (await drive.use().exists(key)) ? Buffer.from(await drive.use().getBytes(key)) : null
}
