import logger from '@adonisjs/core/services/logger'
import ProblemException from '#exceptions/problem_exception'
import type Clone from '#models/clone'
import User from '#models/user'
import { speeches } from '#services/accounts/attempt_limits'
import { providerOf } from '#services/ai/providers'
import { isSpeakable, unspeakable, type AudioFormat, type Utterance } from '#services/ai/speech'
import { speechSynthesizer } from '#services/ai/speech_synthesizers'
import { withoutPrompt } from '#services/conversations/provider_failure'
import { Recording } from '#services/speech/recording'

/** Characters that count as one of a user's speeches. */
const charactersPerSpeech = 500

/** Says texts with a clone's voice: the one way on every route. */
export class Speaker {
  constructor(private synthesizerOf = speechSynthesizer) {}

  /** @throws ProblemException where the voice is not allowed, not there, over its limit, or fails to begin */
  async say(clone: Clone, text: string, format: AudioFormat = 'mp3'): Promise<Recording> {
    await this.mayBeHeard(clone)
    if (!isSpeakable(text)) throw unspeakable()
    await speeches.consume(clone.userId, Math.ceil(text.length / charactersPerSpeech))
    const recording = await this.#record(clone, {
      text,
      voice: clone.ttsVoiceId,
      rate: Number(clone.speechRate),
      format,
    })
    await recording.begun()
    return recording
  }

  /** What was allowed and configured when it was chosen may not be any more. */
  async mayBeHeard({ userId, ttsProvider }: Clone) {
    const owner = await User.findOrFail(userId)
    owner.requireConsent('voice_processing')
    const { isBuiltIn, label, obstacle } = providerOf('speech', ttsProvider)
    if (!isBuiltIn) owner.requireConsent('third_party_apis')
    if (!obstacle) return
    throw new ProblemException(
      'provider-failed',
      `This clone is set to speak with ${label}, which ${obstacle}. Choose another provider in its settings.`,
      { provider: ttsProvider }
    )
  }

  async #record(clone: Clone, utterance: Utterance) {
    try {
      const synthesizer = await this.synthesizerOf(clone.userId, clone.ttsProvider)
      const { format, pieces } = await synthesizer.speak(utterance)
      return new Recording({ format, pieces: told(pieces, clone) })
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
  if (error instanceof ProblemException) return error
  logger.error({ clone_id: id, provider, err: withoutPrompt(error) }, 'A text could not be spoken')
  const { label, isBuiltIn } = providerOf('speech', provider)
  const who = isBuiltIn ? 'The built-in voices' : label
  const isLate = ['TimeoutError', 'AbortError'].includes(error.name)
  return new ProblemException(
    isLate ? 'provider-timed-out' : 'provider-failed',
    `${who} ${isLate ? 'took too long' : 'could not speak'}. Nothing was lost; please try again, or choose another voice in the clone’s settings.`,
    { provider }
  )
}

export const speaker = new Speaker()
