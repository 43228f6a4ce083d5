import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'

test.group('Assets', () => {
  test('files are kept by browsers, pages are not', async ({ client }) => {
    const file = await client.get('/css/base.css')
    file.assertStatus(200)
    file.assertHeader('cache-control', 'public, max-age=31536000')
    file.assertHeader('x-content-type-options', 'nosniff')
    const page = await client.get('/login')
    page.assertHeader('cache-control', 'no-store')
  })
  test('the licences tell which versions of packages browsers get', async ({ client, assert }) => {
    const licences = await client.get('/vendor/LICENSES.txt')
    for (const name of ['htmx.org', '@alpinejs/csp']) {
      const description = await readFile(app.makePath('node_modules', name, 'package.json'), 'utf8')
      assert.include(licences.text(), `: ${name} ${JSON.parse(description).version},`)
    }
  })
})
