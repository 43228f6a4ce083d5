import string from '@adonisjs/core/helpers/string'
import { fliteVoices } from '#services/ai/drivers/dummy_speech/voices'
import { definitionOf, providersOf, type Provider } from '#services/ai/providers'
import { builtInSpeech } from '#services/ai/providers/built_in'

/** The voices that can be chosen here, as a list shows them. */
export async function voiceGroups() {
  const voices = await builtInSpeech.voices()
  const others = voices.filter(({ id }) => id.startsWith('espeak:'))
  const groups = [
    { label: 'Built in, English', voices: fliteVoices },
    { label: 'Other languages, by eSpeak NG', voices: others.map(withoutDescription) },
    ...providersOf('speech')
      .filter(({ isConfigured }) => isConfigured)
      .map(groupOf),
  ]
  return groups.filter((group) => group.voices.length > 0)
}

const withoutDescription = ({ id, name }: { id: string; name: string }) => ({ id, name })

/** Of a provider that tells its voices. */
function groupOf({ id, label }: Provider) {
  const names = definitionOf(id).speech!.voices ?? []
  return { label, voices: names.map((name) => ({ id: name, name: string.capitalCase(name) })) }
}
