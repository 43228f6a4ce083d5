import vine from '@vinejs/vine'
import { providerOf, providersOf, type Capability } from '#services/ai/providers'
import { line, required, text } from '#validators/rules'

const configured = vine.createRule((id, capability: Capability, field) => {
  if (!field.isValid || typeof id !== 'string') return
  const { label, obstacle } = providerOf(capability, id, field.meta.ownKeys)
  if (!obstacle) return
  const reason = obstacle.startsWith('needs')
    ? `${obstacle.replace('needs', 'needs the setting')}, which is missing in this installation. You can add a key of your own under Account, Providers`
    : `is ${obstacle}`
  field.report(`${label} ${reason}`, 'configured', field)
})

const provider = (capability: Capability) =>
  vine
    .enum(providersOf(capability).map(({ id }) => id))
    .use(configured(capability))
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

export const previewValidator = withOwnKeys.create(
  vine.object({ ...settings, question: text(8000) }).toCamelCase()
)
