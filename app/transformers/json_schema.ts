/** A JSON Schema of the 2020-12 dialect, as OpenAPI 3.1 speaks it. */
export interface JsonSchema {
  [keyword: string]: unknown
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  examples?: unknown[]
}

/** An answer's object: every property is always there, and no other. */
export const object = (properties: Record<string, JsonSchema>, title?: string): JsonSchema => ({
  ...(title && { title }),
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

export const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items })

export const nullable = (schema: JsonSchema): JsonSchema => ({
  ...schema,
  type: [schema.type as string, 'null'],
})

export const text = (example: string, more: JsonSchema = {}): JsonSchema => ({
  type: 'string',
  examples: [example],
  ...more,
})

export const whole = (example: number, more: JsonSchema = {}): JsonSchema => ({
  type: 'integer',
  examples: [example],
  ...more,
})

export const decimal = (example: number, more: JsonSchema = {}): JsonSchema => ({
  type: 'number',
  examples: [example],
  ...more,
})

export const flag = (example: boolean): JsonSchema => ({ type: 'boolean', examples: [example] })

export const oneOf = (...values: string[]): JsonSchema => ({
  type: 'string',
  enum: values,
  examples: [values[0]],
})

export const id = (example = '01932f5e-7c1a-7e6b-9d5f-3b0a4c2e8f10') =>
  text(example, { format: 'uuid' })

/** ISO-8601 in UTC, in milliseconds. */
export const moment = (example = '2026-11-24T08:30:00.000Z') =>
  text(example, { format: 'date-time', pattern: 'Z$' })

/** A value of this shape, put together from the examples of its parts. */
export function exampleOf(schema: JsonSchema): unknown {
  if (schema.examples) return schema.examples[0]
  if (schema.type === 'array') return [exampleOf(schema.items!)]
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, part]) => [name, exampleOf(part)])
  )
}
