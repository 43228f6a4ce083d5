import { openaiVoices } from '#services/ai/drivers/openai_speech'
import { fliteVoices } from '#services/ai/drivers/dummy_speech/voices'
import { providerOf } from '#services/ai/providers'
import { builtInSpeech } from '#services/ai/speech_synthesizers'

/** The voices that can be chosen here, as a list shows them. */
export async function voiceGroups() {
  const voices = await builtInSpeech.voices()
  const others = voices.filter(({ id }) => id.startsWith('espeak:'))
  const groups = [
    { label: 'Built in, English', voices: fliteVoices },
    { label: 'Other languages, by eSpeak NG', voices: others.map(withoutDescription) },
    { label: 'OpenAI', voices: providerOf('speech', 'openai').isConfigured ? atOpenai : [] },
  ]
  return groups.filter((group) => group.voices.length > 0)
}

const withoutDescription = ({ id, name }: { id: string; name: string }) => ({ id, name })

const atOpenai = openaiVoices.map((id) => ({ id, name: id[0].toUpperCase() + id.slice(1) }))
