import { test } from '@japa/runner'
import { problemTypes } from '#exceptions/problem_types'

test.group('Problems', () => {
  test('{$self} has a page that explains it')
    .with(Object.keys(problemTypes))
    .run(async ({ client }, type) => {
      const response = await client.get(`/problems/${type}`)
      response.assertStatus(200)
      response.assertTextIncludes(problemTypes[type as keyof typeof problemTypes].title)
    })

  test('an unknown one is not found, in a page', async ({ client }) => {
    const response = await client.get('/problems/nonsense')
    response.assertStatus(404)
    response.assertHeader('content-type', 'text/html; charset=utf-8')
  })
})
