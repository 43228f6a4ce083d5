import sharp, { type Sharp } from 'sharp'
import { answerParent } from '#services/workers/confined_answer'

export interface AvatarTask {
  path: string
  /** Width and height of the squares, in pixels. */
  sizes: number[]
  mostPixels: number
  longestSide: number
}

/** The squares, or what is wrong with the picture: it is larger than that, or can't be decoded to its end. */
export type AvatarOutcome =
  { squares: Uint8Array[] } | { tooLarge: { width: number; height: number } } | { damaged: true }

// Whatever a file pretends to be, no other decoder sees it.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })
sharp.cache(false)
sharp.concurrency(1)

async function make({ path, sizes, mostPixels, longestSide }: AvatarTask): Promise<AvatarOutcome> {
  // By the header, before anything is decoded.
  const header = sharp(path, { limitInputPixels: false, failOn: 'error' })
  const { width, height } = await header.metadata()
  if (width * height > mostPixels || Math.max(width, height) > longestSide)
    return { tooLarge: { width, height } }
  const largest = Math.max(...sizes)
  const { data, info } = await sharp(path, { limitInputPixels: mostPixels, failOn: 'error' })
    .autoOrient()
    .resize(largest, largest, { fit: 'cover' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const square = sharp(data, { raw: info })
  return { squares: await Promise.all(sizes.map((size) => ofSize(square, size))) }
}

const ofSize = (square: Sharp, size: number) =>
  square.clone().resize(size, size).webp({ quality: 82 }).toBuffer()

answerParent((task: AvatarTask) => make(task).catch((): AvatarOutcome => ({ damaged: true })))
