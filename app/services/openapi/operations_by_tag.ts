import type { openApiDocument } from '#services/openapi/document'

interface Listed {
  method: string
  path: string
  tag: string
  summary: string
  description: string
}

/** The document as a table of contents, for readers who run no scripts. */
export function operationsByTag({ paths }: ReturnType<typeof openApiDocument>) {
  const listed = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Listed => {
      const { tags, summary, description } = operation as {
        tags: string[]
        summary: string
        description: string
      }
      return {
        method: method.toUpperCase(),
        path,
        tag: tags[0],
        summary,
        description: description.replaceAll('`', ''),
      }
    })
  )
  return Object.groupBy(listed, ({ tag }) => tag)
}
