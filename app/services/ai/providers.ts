import env from '#start/env'

/** What a provider computes. */
export type Capability = 'language' | 'embedding' | 'speech'

type Setting =
  'OPENAI_API_KEY' | 'ANTHROPIC_API_KEY' | 'GOOGLE_API_KEY' | 'COMPATIBLE_BASE_URL' | 'TTS_BASE_URL'

interface Parts {
  label: string
  /** The setting of the installation without which it can't work, unless a user has a key of her own. */
  needs?: Setting
  /** Models to begin with; any other may be named. */
  models?: string[]
  /** Where there is no driver for it. */
  isMissing?: boolean
}

/** The providers of which a user has a key. */
type OwnKeys = ReadonlySet<string>

const none: OwnKeys = new Set()

/** Who computes something for a clone. Everybody but `dummy` is sent what a clone was taught. */
export class Provider {
  readonly label: string
  readonly models: string[]

  constructor(
    readonly id: string,
    private parts: Parts,
    private ownKeys: OwnKeys
  ) {
    this.label = parts.label
    this.models = parts.models ?? []
  }

  get isBuiltIn() {
    return this.id === 'dummy'
  }

  get isConfigured() {
    return this.obstacle === null
  }

  /** Why it can't be chosen; null where it can. */
  get obstacle() {
    const { needs, isMissing } = this.parts
    if (needs && !env.get(needs) && !this.ownKeys.has(this.id)) return `needs ${needs}`
    return isMissing ? 'not available in this installation' : null
  }
}
const registry: Record<Capability, Record<string, Parts>> = {
  language: {
    dummy: { label: 'Built in', models: ['grounded-responder-1'] },
    openai: {
      label: 'OpenAI',
      needs: 'OPENAI_API_KEY',
      models: ['gpt-4.1-mini', 'gpt-4.1', 'gpt-4o', 'gpt-5.4-mini', 'gpt-5.4'],
    },
    anthropic: {
      label: 'Anthropic',
      needs: 'ANTHROPIC_API_KEY',
      models: ['claude-sonnet-4-5', 'claude-haiku-4-5', 'claude-sonnet-5', 'claude-opus-5'],
    },
    google: {
      label: 'Google',
      needs: 'GOOGLE_API_KEY',
      models: ['gemini-2.5-flash', 'gemini-2.5-pro', 'gemini-3.5-flash'],
    },
    openai_compatible: { label: 'OpenAI-compatible server', needs: 'COMPATIBLE_BASE_URL' },
  },
  embedding: {
    dummy: { label: 'Built in' },
    openai: { label: 'OpenAI', needs: 'OPENAI_API_KEY' },
    openai_compatible: { label: 'OpenAI-compatible server', needs: 'COMPATIBLE_BASE_URL' },
  },
  speech: {
    dummy: { label: 'Built in' },
    openai: { label: 'OpenAI', needs: 'OPENAI_API_KEY' },
    external: { label: 'Speech server', needs: 'TTS_BASE_URL' },
  },
}

/** Every provider of a capability, the built-in one first. */
export const providersOf = (capability: Capability, ownKeys = none) =>
  Object.entries(registry[capability]).map(([id, parts]) => new Provider(id, parts, ownKeys))

export const providerOf = (capability: Capability, id: string, ownKeys = none) =>
  new Provider(id, registry[capability][id], ownKeys)

/** How a user's own key is asked for. */
export interface KeyForm {
  id: string
  label: string
  /** Whether it may have an address of its own, or must. */
  address: 'none' | 'optional' | 'required'
  needsKey: boolean
  purpose: string
}

/** The providers that a user can bring a key for. */
export const keyForms: KeyForm[] = [
  {
    id: 'openai',
    label: 'OpenAI',
    address: 'optional',
    needsKey: true,
    purpose: 'Replies, embeddings and speech',
  },
  {
    id: 'anthropic',
    label: 'Anthropic',
    address: 'none',
    needsKey: true,
    purpose: 'Replies',
  },
  { id: 'google', label: 'Google', address: 'none', needsKey: true, purpose: 'Replies' },
  {
    id: 'openai_compatible',
    label: 'OpenAI-compatible server',
    address: 'required',
    needsKey: false,
    purpose: 'Replies and embeddings, by Ollama, llama.cpp, LM Studio, vLLM and others',
  },
  {
    id: 'external',
    label: 'Speech server',
    address: 'required',
    needsKey: false,
    purpose: 'Speech',
  },
]
