import ProblemException from '#exceptions/problem_exception'
import { ConfinedProcess } from '#services/workers/confined_process'
import { FairLimit } from '#services/workers/fair_limit'
import type { AvatarOutcome, AvatarTask } from './avatar_worker.js'

/** Width and height of the squares, in pixels. */
export const avatarSizes = [64, 256, 512] as const

/** One for each of `avatarSizes`, in their order. */
export type AvatarPictures = Buffer[]

const AVATAR_WORKER = new URL('./avatar_worker.js', import.meta.url)
const mostPixels = 50_000_000
const longestSide = 16_384
/** A decoded picture takes up to 400 MB. */
const processLimits = { seconds: 15, memoryMegabytes: 640 }

const making = new FairLimit({
  atOnce: 2,
  waitingOfOne: 12,
  waiting: 48,
  refusal: 'Many pictures are being made at this moment. Try again in a few seconds.',
})

/** Makes an avatar of a picture: upright squares, with nothing of the original file in them. */
export class AvatarMaker {
  /**
   * @param whose in whose turn
   * @throws ProblemException where the picture can't be decoded to its end, or is too large to be, or too many wait
   */
  async make(path: string, whose: string): Promise<AvatarPictures> {
    const task: AvatarTask = { path, sizes: [...avatarSizes], mostPixels, longestSide }
    const worker = new ConfinedProcess(AVATAR_WORKER, processLimits)
    const outcome = await making.run(whose, () =>
      worker.runOnFile<AvatarOutcome>(task, { crashed: damaged, tooComplex, tooSlow: tooComplex })
    )
    if ('squares' in outcome) return outcome.squares.map((square) => Buffer.from(square))
    if ('tooLarge' in outcome) throw unfit('dimensions', tooLarge(outcome.tooLarge))
    throw unfit('picture', 'reason' in outcome ? outcome.reason : damaged)
  }
}

const damaged = 'This picture is damaged or cut off and can’t be shown. Send another one'
const tooComplex = 'This picture takes too much work to read. Send another one, or save it anew'

function tooLarge({ width, height }: { width: number; height: number }) {
  const [across, down] = [width, height].map((side) => side.toLocaleString('en'))
  return `This picture has ${across} × ${down} pixels, which is too large. Send one of at most ${mostPixels / 1_000_000} million pixels and ${longestSide.toLocaleString('en')} on a side`
}

const unfit = (rule: string, message: string) =>
  new ProblemException('validation-failed', `${message}.`, {
    errors: [{ field: 'file', rule, message }],
  })
