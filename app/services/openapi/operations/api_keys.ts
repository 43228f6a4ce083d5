import { list } from '#transformers/json_schema'
import type { Operations } from '#services/openapi/operation'
import {
  apiKeySchema,
  issuedKeySchema,
  keyUsageSchema,
  rotatedKeySchema,
} from '#transformers/api_key_transformer'
import {
  createApiKeyValidator,
  keyUsageValidator,
  rotateApiKeyValidator,
} from '#validators/api_key'
import { pageValidator } from '#validators/clone'

const tag = 'API keys'

export const apiKeys: Operations = {
  'api.api_keys.index': {
    tag,
    summary: 'List your API keys',
    description: 'Revoked and expired ones included.',
    query: pageValidator,
    isPaged: true,
    answer: list(apiKeySchema),
  },
  'api.api_keys.store': {
    tag,
    summary: 'Make an API key',
    description: 'The raw key is in this answer and nowhere else.',
    body: createApiKeyValidator,
    example: { label: 'Nightly import', scopes: ['read', 'write'] },
    status: 201,
    answer: issuedKeySchema,
  },
  'api.api_keys.destroy': {
    tag,
    summary: 'Revoke an API key',
    description: 'It is refused from the next request on, and stays in the list.',
    status: 204,
  },
  'api.rotations.store': {
    tag,
    summary: 'Replace an API key by a new one',
    description: 'The old one ends after the grace.',
    body: rotateApiKeyValidator,
    example: { grace_seconds: 3600 },
    status: 201,
    answer: rotatedKeySchema,
  },
  'api.usages.show': {
    tag,
    summary: 'Show what an API key was used for',
    query: keyUsageValidator,
    answer: keyUsageSchema,
  },
}
