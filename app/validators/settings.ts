import vine from '@vinejs/vine'
import { providerOf, providersOf, type Capability } from '#services/ai/providers'
import { builtInId } from '#services/ai/provider_definition'
import { builtInSpeech } from '#services/ai/providers/built_in'
import { line, required, text } from '#validators/rules'

const configured = vine.createRule((id, _, field) => {
  if (!field.isValid || typeof id !== 'string') return
  const { label, obstacle } = providerOf(id, field.meta.ownKeys)
  if (!obstacle) return
  const needs = obstacle.replace('needs', 'needs the setting')
  field.report(
    `${label} ${needs}, which is missing in this installation. You can add a key of your own under Account, Providers`,
    'configured',
    field
  )
})

const provider = (capability: Capability) =>
  vine
    .enum(providersOf(capability).map(({ id }) => id))
    .use(configured())
    .optional()
    .use(required())

// What JavaScript takes for a number, such as an empty text or list, is none here.
const number = () =>
  vine
    .number()
    .parse((value) =>
      value === null ||
      value === undefined ||
      /^\s*[-+\d.]/.test(typeof value === 'object' ? '' : String(value))
        ? value
        : Number.NaN
    )

const settings = {
  llm_provider: provider('language'),
  llm_model: line(200).nullable().optional(),
  embedding_provider: provider('embedding'),
  tts_provider: provider('speech'),
  tts_voice_id: line(200).nullable().optional(),
  temperature: number().range([0, 2]).optional().use(required()),
  max_tokens: number().withoutDecimals().range([1, 32_000]).nullable().optional(),
}

const withOwnKeys = vine.withMetaData<{ ownKeys: ReadonlySet<string> }>()

export const settingsValidator = withOwnKeys.create(vine.object(settings).toCamelCase())

/** A box that is not ticked sends only the hidden field before it. */
const switched = () =>
  vine
    .boolean()
    .parse((value) => (Array.isArray(value) ? value.at(-1) : value))
    .optional()
    .use(required())

/** The page has a switch that the API does not know. */
const pageSettings = { ...settings, is_grounded: switched() }

export const previewValidator = withOwnKeys.create(
  vine.object({ ...pageSettings, question: text(8000) }).toCamelCase()
)

/** One that the built-in provider has, where that one is chosen; the others know their own. */
const builtInVoice = vine.createRule(async (id, _, field) => {
  const { tts_provider: chosen = builtInId, other_voice: otherVoice } = field.parent
  if (!field.isValid || typeof id !== 'string' || chosen !== builtInId || otherVoice) return
  const obstacle = await builtInSpeech.obstacleTo(id)
  if (obstacle) field.report(obstacle, 'voice', field)
})

const voice = {
  tts_voice_id: line(200).use(builtInVoice()).nullable().optional(),
  speech_rate: number().range([0.5, 2]).optional().use(required()),
}

/** A form tells the voice with its provider, and how fast it speaks. */
export const settingsPageValidator = withOwnKeys.create(
  vine
    .object({ ...pageSettings, ...voice, other_voice: line(200).nullable().optional() })
    .toCamelCase()
)

export const sampleValidator = withOwnKeys.create(
  vine.object({ tts_provider: provider('speech'), ...voice }).toCamelCase()
)
