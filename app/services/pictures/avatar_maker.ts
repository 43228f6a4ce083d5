import pLimit from 'p-limit'
import sharp, { type Sharp } from 'sharp'
import ProblemException from '#exceptions/problem_exception'

/** Width and height of the squares, in pixels. */
export const avatarSizes = [64, 256, 512] as const

/** One for each of `avatarSizes`, in their order. */
export type AvatarPictures = Buffer[]

const mostPixels = 50_000_000
const longestSide = 16_384
const secondsPerPicture = 15

// Whatever a file pretends to be, no other decoder sees it.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })
sharp.cache(false)
sharp.concurrency(1)

/** A decoded picture takes up to 200 MB: no more than two at once, and no endless queue of them. */
const atOnce = pLimit(2)
const longestQueue = 32

/** Makes an avatar of a picture: upright squares, with nothing of the original file in them. */
export class AvatarMaker {
  /** @throws ProblemException where the picture can't be decoded to its end, or is too large to be */
  async make(path: string): Promise<AvatarPictures> {
    if (atOnce.pendingCount >= longestQueue) throw busy()
    return atOnce(() => this.#squares(path))
  }

  async #squares(path: string) {
    const largest = avatarSizes.at(-1)!
    await refuseHuge(path)
    const { data, info } = await sharp(path, { limitInputPixels: mostPixels, failOn: 'error' })
      .autoOrient()
      .resize(largest, largest, { fit: 'cover' })
      .toColourspace('srgb')
      .timeout({ seconds: secondsPerPicture })
      .raw()
      .toBuffer({ resolveWithObject: true })
      .catch(refuseDamaged)
    const square = sharp(data, { raw: info })
    return Promise.all(avatarSizes.map((size) => ofSize(square, size)))
  }
}

const ofSize = (square: Sharp, size: number) =>
  square.clone().resize(size, size).webp({ quality: 82 }).toBuffer()

/** By the header, before anything is decoded. */
async function refuseHuge(path: string) {
  const header = sharp(path, { limitInputPixels: false, failOn: 'error' })
  const { width, height } = await header.metadata().catch(refuseDamaged)
  if (width * height <= mostPixels && Math.max(width, height) <= longestSide) return
  const [across, down] = [width, height].map((side) => side.toLocaleString('en'))
  throw unfit(
    'dimensions',
    `This picture has ${across} × ${down} pixels, which is too large. Send one of at most ${mostPixels / 1_000_000} million pixels and ${longestSide.toLocaleString('en')} on a side`
  )
}

const refuseDamaged = (): never => {
  throw unfit('picture', 'This picture is damaged or cut off and can’t be shown. Send another one')
}

const unfit = (rule: string, message: string) =>
  new ProblemException('validation-failed', `${message}.`, {
    errors: [{ field: 'file', rule, message }],
  })

const busy = () =>
  new ProblemException(
    'busy',
    'Many pictures are being made at this moment. Try again in a few seconds.',
    {},
    { 'Retry-After': '5' }
  )
