import { problemTypes, type ProblemType } from '#exceptions/problem_types'
import { object, text, whole, type JsonSchema } from '#transformers/json_schema'
import type { Operation } from '#services/openapi/operation'
import type { DescribedRoute } from '#services/openapi/routes'

export const problemSchema: JsonSchema = {
  ...object({
    type: text('/problems/not-found', { format: 'uri-reference' }),
    title: text('Not found'),
    status: whole(404),
    detail: text('There is nothing here, or nothing that belongs to you.'),
  }),
  additionalProperties: true,
}

/** What a route may refuse, by status: what every such route may, and what its operation names. */
export function refusals(route: DescribedRoute, method: string, operation: Operation) {
  const types = new Set<ProblemType>(operation.problems).add('database-unavailable')
  if (route.access !== 'anyone') {
    types.add('unauthenticated').add('forbidden').add('rate-limited')
    if (method === 'POST') types.add('conflict').add('validation-failed')
  }
  if (method !== 'GET') types.add('storage-full')
  if (route.parameters.length > 0) types.add('not-found')
  if (operation.query) types.add('validation-failed')
  if (operation.body) {
    types.add('malformed-request').add('too-large').add('unsupported-media-type')
    types.add('validation-failed')
  }
  const byStatus = Object.groupBy(types, (type) => problemTypes[type].status)
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, [...alike]]) => [status, refusal(alike)])
  )
}

function refusal(types: ProblemType[]) {
  return {
    description: types.map((type) => problemTypes[type].title).join(' or '),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(types.map((type) => [type, { value: exampleProblem(type) }])),
      },
    },
  }
}

function exampleProblem(type: ProblemType) {
  const { status, title, explanation } = problemTypes[type]
  return {
    type: `/problems/${type}`,
    title,
    status,
    detail: explanation,
    ...exampleFields[type],
  }
}

const exampleFields: Partial<Record<ProblemType, Record<string, unknown>>> = {
  'quota-exceeded': {
    resource: 'clones',
    plan: 'FREE',
    limit: 2,
    used: 2,
    resets_at: null,
    upgrade_to: 'STARTER',
  },
  'forbidden': { required_scope: 'write' },
  'too-large': { limit_bytes: 1_048_576 },
  'validation-failed': {
    errors: [{ field: 'name', rule: 'required', message: 'The name field is required' }],
  },
  'rate-limited': { limit: 100, window_seconds: 3600, retry_after: 1800 },
  'provider-failed': { provider: 'openai' },
}
