import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { ApiResponse } from '@japa/api-client'
import { openApiDocument } from '#services/openapi/document'

interface Documented {
  pattern: RegExp
  method: string
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}

let documented: Documented[] | undefined
let ajv: Ajv2020
const validators = new Map<object, ValidateFunction>()

function load() {
  const document = openApiDocument()
  ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema({ $id: 'document', ...document })
  documented = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[0-9a-f-]{36}')}$`),
      method: method.toUpperCase(),
      responses: (operation as any).responses,
    }))
  )
}

/** What is wrong with an answer, by the OpenAPI document; null where nothing is. */
export function undocumented(response: ApiResponse): string | null {
  if (!documented) load()
  const { method, url } = response.request.request as unknown as { method: string; url: string }
  const path = new URL(url).pathname
  const operation = documented!.find((known) => known.method === method && known.pattern.test(path))
  if (!operation) return null
  const status = response.status()
  if (status >= 500 || (status === 404 && response.header('x-total-count') === undefined)) {
    return null
  }
  const expected = operation.responses[status]
  if (!expected) return `the status ${status} is not documented`
  const type = String(response.header('content-type') ?? '').split(';')[0]
  if (!expected.content) return response.text() ? 'no body is documented' : null
  const content = expected.content[type]
  if (!content) return `the content type ${type} is not documented for ${status}`
  if (!/json$/.test(type)) return null
  return mismatch(content.schema, response.body())
}

function mismatch(schema: object, body: unknown) {
  const validate = validators.get(schema) ?? ajv.compile(absolute(schema))
  validators.set(schema, validate)
  return validate(body) ? null : ajv.errorsText(validate.errors)
}

/** References lead into the whole document. */
function absolute(schema: object) {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"document#/components'))
}
