import ProviderKey from '#models/provider_key'
import { definitionOf } from '#services/ai/providers'

/** Who speaks for the clones of a user. */
export async function speechSynthesizer(userId: string, provider: string) {
  const { driver } = definitionOf(provider).speech!
  return driver(await ProviderKey.credentialsFor(userId, provider))
}
