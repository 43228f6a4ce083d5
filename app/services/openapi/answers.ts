import { exampleOf, type JsonSchema } from '#transformers/json_schema'
import type { Operation } from '#services/openapi/operation'

export function success(
  { status, answer, mediaType, isPaged }: Operation,
  named: Record<string, JsonSchema>
) {
  if (status === 204) return { description: 'Done' }
  const content = {
    ...(answer && {
      'application/json': { schema: byName(answer, named), example: exampleOf(answer) },
    }),
    ...Object.fromEntries([mediaType ?? []].flat().map((type) => [type, binary])),
  }
  return {
    description: status === 201 ? 'Created' : 'OK',
    ...(isPaged && {
      headers: {
        'X-Total-Count': {
          description: 'The length of the whole list',
          schema: { type: 'integer' },
        },
      },
    }),
    content,
  }
}

const binary = { schema: { type: 'string', format: 'binary' } }

export const stream = (events: string) => ({
  description: 'Server-sent events',
  content: { 'text/event-stream': { schema: { type: 'string', description: events } } },
})

/** A schema with a title stands among the components, and is referred to. */
function byName(schema: JsonSchema, named: Record<string, JsonSchema>): JsonSchema {
  const { title, ...rest } = schema
  const inner: JsonSchema = {
    ...rest,
    ...(schema.items && { items: byName(schema.items, named) }),
    ...(schema.properties && {
      properties: Object.fromEntries(
        Object.entries(schema.properties).map(([name, part]) => [name, byName(part, named)])
      ),
    }),
  }
  if (!title) return inner
  named[title as string] = inner
  return { $ref: `#/components/schemas/${title}` }
}
