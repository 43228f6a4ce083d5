import ProblemException from '#exceptions/problem_exception'
import type Clone from '#models/clone'
import ProviderKey from '#models/provider_key'
import User from '#models/user'
import type { Embedder } from '#services/ai/embedder'
import { definitionOf, providerOf } from '#services/ai/providers'

/** The embedder whose vectors are searched. @throws as `chosenEmbedder` */
export const embedderInUse = ({
  userId,
  searchProvider,
  searchModel,
}: Pick<Clone, 'userId' | 'searchProvider' | 'searchModel'>) =>
  embedderOf(userId, searchProvider, searchModel.slice(searchModel.indexOf('/') + 1))

/**
 * The embedder that the settings name. @throws ProblemException where it may not be used: the consent is withdrawn,
 * its key is gone. @throws EmbedderError where it does not answer
 */
export const chosenEmbedder = ({
  userId,
  embeddingProvider,
}: Pick<Clone, 'userId' | 'embeddingProvider'>) => embedderOf(userId, embeddingProvider)

async function embedderOf(userId: string, provider: string, model?: string): Promise<Embedder> {
  const { driver } = definitionOf(provider).embedding!
  const { isBuiltIn } = providerOf(provider)
  if (isBuiltIn) return driver({})
  const owner = await User.findOrFail(userId)
  owner.requireConsent('third_party_apis')
  const ownKeys = await ProviderKey.providersOf(userId)
  const { label, obstacle } = providerOf(provider, ownKeys)
  if (obstacle) throw new ProblemException('provider-failed', `${label} ${obstacle}.`, { provider })
  return driver(await ProviderKey.credentialsFor(userId, provider), model)
}
