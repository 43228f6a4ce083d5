import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { Validator } from '@seriousme/openapi-schema-validator'
import { problemTypes } from '#exceptions/problem_types'
import { openApiDocument } from '#services/openapi/document'
import { operations } from '#services/openapi/operations/main'
import { apiRoutes } from '#services/openapi/routes'

test.group('OpenAPI document', (group) => {
  group.setup(() => testUtils.httpServer().start())

  test('every route of the API is described, and nothing that is no route', ({ assert }) => {
    const names = new Set(apiRoutes().map(({ name }) => name))
    assert.sameMembers([...names], Object.keys(operations))
  })

  test('it is valid OpenAPI 3.1', async ({ assert }) => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(
      JSON.parse(JSON.stringify(openApiDocument()))
    )
    assert.isTrue(valid, JSON.stringify(errors))
    assert.equal(validator.version, '3.1')
  })

  test('it names every path and method once, with an operation id of its own', ({ assert }) => {
    const { paths } = openApiDocument()
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)
    )
    const registered = apiRoutes().flatMap(({ methods, path }) =>
      methods.map((method) => `${method} ${path}`)
    )
    assert.sameMembers(described, registered)
    const ids = Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .map((operation) => (operation as { operationId: string }).operationId)
    assert.lengthOf(new Set(ids), ids.length)
  })

  test('the examples of bodies are accepted by their validators', async ({ assert }) => {
    for (const [name, { body, example }] of Object.entries(operations)) {
      if (!body) continue
      assert.isDefined(example, `${name} has no example`)
      await assert.doesNotReject(() => (body as any).validate(example), name)
    }
  })

  test('a route says what a key needs for it', ({ assert }) => {
    const { paths } = openApiDocument()
    const post = paths['/api/clones'].post as any
    assert.equal(post['x-required-scope'], 'write')
    assert.deepEqual(post.security, [{ accessToken: [] }, { apiKey: [] }])
    assert.deepEqual((paths['/api/auth/login'].post as any).security, [])
  })

  test('every refusal names a type that has a page', ({ assert }) => {
    for (const methods of Object.values(openApiDocument().paths)) {
      for (const { responses } of Object.values(methods) as any[]) {
        for (const { content } of Object.values(responses) as any[]) {
          const examples = content?.['application/problem+json']?.examples ?? {}
          for (const type of Object.keys(examples)) assert.property(problemTypes, type)
        }
      }
    }
  })

  test('nothing secret stands in the examples', ({ assert }) => {
    assert.notMatch(JSON.stringify(openApiDocument()), /cm[kt]_[0-9A-Za-z]{6}/)
  })
})
