import { credentialsFor, type Credentials } from '#services/ai/credentials'
import { DummySpeech } from '#services/ai/drivers/dummy_speech'
import { externalSpeech } from '#services/ai/drivers/external_speech'
import { openaiSpeech } from '#services/ai/drivers/openai_speech'
import type { SpeechSynthesizer } from '#services/ai/speech'

/** The voices that are built in; their thread starts when one is first heard. */
export const builtInSpeech = new DummySpeech()

const drivers: Record<string, (credentials: Credentials) => SpeechSynthesizer> = {
  dummy: () => builtInSpeech,
  openai: openaiSpeech,
  external: externalSpeech,
}

/** Who speaks for the clones of a user. */
export async function speechSynthesizer(userId: string, provider: string) {
  return drivers[provider](await credentialsFor(userId, provider))
}
