import logger from '@adonisjs/core/services/logger'
import ProblemException from '#exceptions/problem_exception'
import type Clone from '#models/clone'
import User from '#models/user'
import { speeches } from '#services/accounts/attempt_limits'
import { providerOf } from '#services/ai/providers'
import { isSpeakable, type AudioFormat, type Speech } from '#services/ai/speech'
import { speechSynthesizer } from '#services/ai/speech_synthesizers'
import { withoutPrompt } from '#services/conversations/provider_failure'

/** Characters that count as one of a user's speeches. */
const charactersPerSpeech = 500

/** How a text is to be heard, where it is not as the clone's settings say. */
interface Manner {
  format?: AudioFormat
  voice?: string | null
  rate?: number
}

/** Says texts with a clone's voice: the one way on every route. */
export class Speaker {
  constructor(private synthesizerOf = speechSynthesizer) {}

  /** @throws ProblemException where the voice is not allowed, not there, over its limit, or fails to begin */
  async say(clone: Clone, text: string, manner: Manner = {}): Promise<Speech> {
    await this.mayBeHeard(clone)
    if (!isSpeakable(text)) throw unspeakable()
    const { ttsProvider: provider, userId } = clone
    await speeches.consume(userId, Math.ceil(text.length / charactersPerSpeech))
    try {
      const synthesizer = await this.synthesizerOf(userId, provider)
      const { format, pieces } = await synthesizer.speak({
        text,
        voice: manner.voice ?? clone.ttsVoiceId,
        rate: manner.rate ?? Number(clone.speechRate),
        format: manner.format ?? 'mp3',
      })
      return { format, pieces: await begun(pieces, clone) }
    } catch (error) {
      throw speechFailure(clone, error as Error)
    }
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
}

/** A speech whose first piece is there: until then a failure can still be told. */
async function begun(pieces: AsyncIterable<Uint8Array>, clone: Clone) {
  const reading = pieces[Symbol.asyncIterator]()
  const first = await reading.next()
  return (async function* () {
    try {
      for (let next = first; !next.done; next = await reading.next()) yield next.value
    } catch (error) {
      throw speechFailure(clone, error as Error)
    }
  })()
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

function unspeakable() {
  const message = 'There is nothing in this text that can be spoken'
  return new ProblemException('validation-failed', `${message}.`, {
    errors: [{ field: 'text', rule: 'speakable', message }],
  })
}

export const speaker = new Speaker()
