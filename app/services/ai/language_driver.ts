import type { LanguageModelV4 } from '@ai-sdk/provider'
import type { Credentials } from '#services/ai/credentials'

/** Makes the language model of a provider; without a name, the provider's usual one. */
export type LanguageDriver = (credentials: Credentials, model?: string) => LanguageModelV4
