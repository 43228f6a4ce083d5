import { appUrl } from '#config/app'
import { success, stream } from '#services/openapi/answers'
import type { JsonSchema } from '#transformers/json_schema'
import type { FilePart, Operation } from '#services/openapi/operation'
import { operations } from '#services/openapi/operations/main'
import { problemSchema, refusals } from '#services/openapi/refusals'
import { apiRoutes, type DescribedRoute } from '#services/openapi/routes'

/** The OpenAPI 3.1 document of the API, put together from its routes, validators and transformers. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {}
  const named: Record<string, JsonSchema> = {}
  for (const route of apiRoutes()) {
    const operation = operations[route.name]
    if (!operation) continue
    for (const method of route.methods) {
      paths[route.path] ??= {}
      paths[route.path][method.toLowerCase()] = describe(route, method, operation, named)
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'CloneMemoria',
      version: '1',
      description:
        'Make clones of people you care about, teach them, and talk with them. Authenticate with the access token of a login, or with an API key and its scopes. Every refusal is a problem of RFC 9457, and its `type` is the address of a page that explains it.',
    },
    servers: [{ url: appUrl }],
    paths,
    components: {
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'The access token of a registration or a login: `cmt_…`',
        },
        apiKey: {
          type: 'apiKey',
          in: 'header',
          name: 'X-API-Key',
          description: 'An API key, `cmk_…`; it may also be sent as a bearer token.',
        },
      },
      schemas: { Problem: problemSchema, ...named },
    },
  }
}

function describe(
  route: DescribedRoute,
  method: string,
  operation: Operation,
  named: Record<string, JsonSchema>
) {
  return {
    operationId: `${method.toLowerCase()}.${route.name.replace(/^api\./, '')}`,
    tags: [operation.tag],
    summary: operation.summary,
    description: [operation.description, accessInWords(route.access)].filter(Boolean).join('\n\n'),
    security: security(route.access),
    ...(scopes.includes(route.access) && { 'x-required-scope': route.access }),
    parameters: [
      ...pathParameters(route),
      ...queryParameters(operation),
      ...headers(route, method),
    ],
    ...((operation.body ?? operation.file) && { requestBody: requestBody(operation) }),
    responses: {
      ...(operation.events && { 200: stream(operation.events) }),
      ...(!operation.isOnlyStream && { [operation.status ?? 200]: success(operation, named) }),
      ...refusals(route, method, operation),
    },
  }
}

const scopes = ['read', 'write', 'chat']

const accessInWords = (access: string) =>
  ({
    anyone: 'Needs no credential.',
    any: 'Needs an access token or any API key.',
    person: 'Needs an access token; API keys are refused.',
    admin: 'Needs the access token of an admin; API keys are refused.',
  })[access] ?? `Needs an access token, or an API key with the scope \`${access}\`.`

function security(access: string) {
  if (access === 'anyone') return []
  const byPerson = { accessToken: [] }
  return access === 'person' || access === 'admin' ? [byPerson] : [byPerson, { apiKey: [] }]
}

const pathParameters = ({ parameters }: DescribedRoute) =>
  parameters.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }))

function queryParameters({ query }: Operation) {
  const { properties = {}, required = [] } = (query?.toJSONSchema() ?? {}) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

const headers = ({ access }: DescribedRoute, method: string) =>
  method === 'POST' && access !== 'anyone'
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          description: 'A repeat with the same key within 24 hours is answered as before.',
          schema: { type: 'string', minLength: 1, maxLength: 255 },
        },
      ]
    : []

function requestBody({ body, file, example }: Operation) {
  const schema = (body?.toJSONSchema() ?? {}) as JsonSchema
  const required = !body || ((schema.required as string[]) ?? []).length > 0
  return {
    required,
    content: {
      ...(body && { 'application/json': { schema, ...(example && { example }) } }),
      ...(file && { 'multipart/form-data': { schema: multipart(file, schema) } }),
    },
  }
}

function multipart({ description, fields }: FilePart, { properties = {} }: JsonSchema) {
  const { title } = properties
  const others = (fields?.toJSONSchema() ?? {}) as JsonSchema
  return {
    type: 'object',
    properties: {
      file: { type: 'string', format: 'binary', description },
      ...(title && { title }),
      ...others.properties,
    },
    required: ['file'],
  }
}
