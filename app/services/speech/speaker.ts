import logger from '@adonisjs/core/services/logger'
import { isDatabaseUnavailable } from '#exceptions/database_unavailable'
import ProblemException from '#exceptions/problem_exception'
import type Clone from '#models/clone'
import ProviderKey from '#models/provider_key'
import User from '#models/user'
import { speeches } from '#services/accounts/attempt_limits'
import { adviceOn } from '#services/ai/provider_advice'
import { ProviderError, providerError } from '#services/ai/provider_error'
import { providerOf } from '#services/ai/providers'
import { isSpeakable, unspeakable, type AudioFormat } from '#services/ai/speech'
import { speechSynthesizer } from '#services/ai/speech_synthesizers'
import { Recording } from '#services/speech/recording'
import { Turns } from '#services/speech/turns'

/** Characters that count as one of a user's speeches. */
const charactersPerSpeech = 500

/** Texts of one user that are said at the same time, so that others get their turn. */
const mostAtOnce = 3

/** Says texts with a clone's voice: the one way on every route. */
export class Speaker {
  #turns = new Turns(mostAtOnce)
  #running = new Set<Promise<unknown>>()

  constructor(private synthesizerOf = speechSynthesizer) {}

  /** @throws ProblemException where the voice is not allowed, not there, over its limit, or fails to begin */
  async say(clone: Clone, text: string, format: AudioFormat = 'mp3'): Promise<Recording> {
    await this.mayBeHeard(clone)
    if (!isSpeakable(text)) throw unspeakable()
    const recording = await this.#inTurn(clone, async () => {
      await speeches.consume(clone.userId, Math.ceil(text.length / charactersPerSpeech))
      return this.#record(clone, text, format)
    })
    await recording.begun()
    return recording
  }

  /** What was allowed and configured when it was chosen may not be any more. */
  async mayBeHeard({ userId, ttsProvider }: Clone) {
    const owner = await User.findOrFail(userId)
    owner.requireConsent('voice_processing')
    const { isBuiltIn, label, obstacle } = providerOf(
      'speech',
      ttsProvider,
      await ProviderKey.providersOf(userId)
    )
    if (!isBuiltIn) owner.requireConsent('third_party_apis')
    if (!obstacle) return
    throw new ProblemException(
      'provider-failed',
      `This clone is set to speak with ${label}, which ${obstacle}. Choose another provider in its settings.`,
      { provider: ttsProvider }
    )
  }

  /** Resolves when everything under way is said. */
  async settled() {
    await Promise.allSettled(this.#running)
  }

  /** A turn ends with its recording, or where there comes to be none. */
  async #inTurn({ userId }: Clone, record: () => Promise<Recording>) {
    const end = this.#turns.take(userId)
    try {
      const recording = await record()
      this.#follow(recording.whole.then(end, end))
      return recording
    } catch (error) {
      end()
      throw error
    }
  }

  /** Keeps count of what is under way. */
  #follow(work: Promise<unknown>) {
    const done = () => this.#running.delete(work)
    this.#running.add(work)
    work.then(done, done)
  }

  async #record(clone: Clone, text: string, format: AudioFormat) {
    const { userId, ttsProvider, ttsVoiceId: voice } = clone
    try {
      const synthesizer = await this.synthesizerOf(userId, ttsProvider)
      const rate = Number(clone.speechRate)
      const speech = await synthesizer.speak({ text, voice, rate, format })
      return new Recording({ format: speech.format, pieces: told(speech.pieces, clone) })
    } catch (error) {
      throw speechFailure(clone, error as Error)
    }
  }
}

/** The same pieces, where they fail told as a problem. */
async function* told(pieces: AsyncIterable<Uint8Array>, clone: Clone) {
  try {
    yield* pieces
  } catch (error) {
    throw speechFailure(clone, error as Error)
  }
}

function speechFailure({ id, ttsProvider: provider }: Clone, error: Error) {
  if (error instanceof ProblemException || isDatabaseUnavailable(error)) return error
  const { label, isBuiltIn } = providerOf('speech', provider)
  const failure = isBuiltIn && !(error instanceof ProviderError) ? null : providerError(error)
  logger.error({ clone_id: id, provider, err: failure ?? error }, 'A text could not be spoken')
  const isLate = failure?.trouble === 'too late' || error.name === 'TimeoutError'
  const what = failure
    ? adviceOn(label, failure)
    : `The built-in voices ${isLate ? 'took too long' : 'could not speak'}. Try again, or choose another voice in the settings of the clone.`
  return new ProblemException(
    isLate ? 'provider-timed-out' : 'provider-failed',
    `${what} Nothing was lost.`,
    { provider }
  )
}

export const speaker = new Speaker()
