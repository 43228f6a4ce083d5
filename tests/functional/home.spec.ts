import { test } from '@japa/runner'

test.group('Home', () => {
  test('everybody may read what this is', async ({ client }) => {
    const response = await client.get('/')
    response.assertStatus(200)
    response.assertTextIncludes('href="/signup"')
  })
})
