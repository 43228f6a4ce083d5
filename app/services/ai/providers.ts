import { builtInId, type Capability, type ProviderDefinition } from './provider_definition.js'
import { anthropic } from './providers/anthropic.js'
import { builtIn } from './providers/built_in.js'
import { google } from './providers/google.js'
import { openai } from './providers/openai.js'
import { openaiCompatible } from './providers/openai_compatible.js'
import { speechServer } from './providers/speech_server.js'

export type { Capability }

/** The built-in one first. */
const definitions = [builtIn, openai, anthropic, google, openaiCompatible, speechServer]

/** The providers of which a user has a key. */
type OwnKeys = ReadonlySet<string>

const none: OwnKeys = new Set()

/** Who computes something for a clone. Everybody but the one that is built in is sent what a clone was taught. */
export class Provider {
  readonly id: string
  readonly label: string
  readonly models: string[]

  constructor(
    private definition: ProviderDefinition,
    private ownKeys: OwnKeys
  ) {
    this.id = definition.id
    this.label = definition.label
    this.models = definition.language?.models ?? []
  }

  get isBuiltIn() {
    return this.id === builtInId
  }

  get isConfigured() {
    return this.obstacle === null
  }

  /** Why it can't be chosen; null where it can. */
  get obstacle() {
    const { needs, apiKey, baseUrl } = this.definition.installed?.() ?? {}
    if (!needs || this.ownKeys.has(this.id)) return null
    const given = needs.endsWith('_URL') ? baseUrl : apiKey
    return given ? null : `needs ${needs}`
  }
}

/** @throws RangeError where there is none by that name */
export function definitionOf(id: string) {
  const definition = definitions.find((one) => one.id === id)
  if (!definition) throw new RangeError(`There is no provider "${id}"`)
  return definition
}

/** Every provider of a capability, the built-in one first. */
export const providersOf = (capability: Capability, ownKeys = none) =>
  definitions
    .filter((definition) => definition[capability])
    .map((definition) => new Provider(definition, ownKeys))

export const providerOf = (id: string, ownKeys = none) => new Provider(definitionOf(id), ownKeys)

/** Their names in settings, as the API and its description give them. */
export const providerIdsOf = (capability: Capability) => providersOf(capability).map(({ id }) => id)

/** The providers that a user can bring a key for, and how each is asked for. */
export const keyForms = definitions.flatMap(({ id, label, keyForm }) =>
  keyForm ? [{ id, label, ...keyForm }] : []
)
