import type { Credentials } from './credentials.js'
import type { EmbeddingDriver } from './embedding_driver.js'
import type { LanguageDriver } from './language_driver.js'
import type { Listing } from './served_models.js'
import type { SpeechSynthesizer } from './speech.js'

/** What a provider computes. */
export type Capability = 'language' | 'embedding' | 'speech'

/** The provider that is there without network and key. */
export const builtInId = 'dummy'

/** How a user's own key is asked for. */
export interface KeyForm {
  /** Whether it may have an address of its own, or must. */
  address: 'none' | 'optional' | 'required'
  needsKey: boolean
  purpose: string
}

/** What the installation has of a provider. */
export interface Installed extends Credentials {
  /** The setting without which it can't work, unless a user has a key of her own. */
  needs: string
}

/** All that is to be known of a provider, in a file of its own: whatever else differs by provider is asked of this. */
export interface ProviderDefinition {
  id: string
  label: string
  /** Read anew each time, as settings may change in tests. Left out by the one that is built in. */
  installed?: () => Installed
  keyForm?: KeyForm
  /** How it tells its models, which is how a key is tried; where it lists none, its address is asked. */
  listing?: Listing
  language?: {
    driver: LanguageDriver
    /** Models to begin with; any other may be named. */
    models?: string[]
    /** Whether some of its servers end a reply without saying why. */
    mayEndSilently?: boolean
  }
  embedding?: { driver: EmbeddingDriver }
  speech?: {
    driver: (credentials: Credentials) => SpeechSynthesizer
    /** Its voices as it calls them, where they are known, the usual one first. */
    voices?: string[]
  }
}
