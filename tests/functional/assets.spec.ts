import { test } from '@japa/runner'

test.group('Assets', () => {
  test('files are kept by browsers, pages are not', async ({ client }) => {
    const file = await client.get('/css/base.css')
    file.assertStatus(200)
    file.assertHeader('cache-control', 'public, max-age=31536000')
    file.assertHeader('x-content-type-options', 'nosniff')
    const page = await client.get('/login')
    page.assertHeader('cache-control', 'no-store')
  })
})
