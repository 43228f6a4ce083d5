import { AssertionError } from 'node:assert'
import { ApiClient, type ApiResponse } from '@japa/api-client'
import { undocumented } from '#tests/support/documented_answers'

/** The only failures that tests provoke. */
const expectedFailures = [502, 503, 507]

const headers: Record<string, RegExp> = {
  'x-request-id': /^[\w.:-]{1,128}$/,
  'x-content-type-options': /^nosniff$/,
  'content-security-policy': /default-src 'none'/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /./,
  'cache-control': /no-store|no-cache/,
}

function fail(response: ApiResponse, message: string): never {
  const { method, url } = response.request.request as any
  throw new AssertionError({ message: `${method} ${url} → ${response.status()}: ${message}` })
}

// What holds for every answer of the API is checked on each one that any test gets.
ApiClient.teardown((response) => {
  if (!new URL((response.request.request as any).url).pathname.startsWith('/api')) return
  const status = response.status()
  if (status >= 500 && !expectedFailures.includes(status)) fail(response, response.text())
  if (response.header('set-cookie')) fail(response, 'the API sets a cookie')
  if (status >= 400 && /\bat \S+ \(.+:\d+\)|node_modules|SQLITE_|"stack"/.test(response.text())) {
    fail(response, 'tells of its inside')
  }
  const difference = undocumented(response)
  if (difference) fail(response, `the OpenAPI document says otherwise: ${difference}`)
  for (const [name, value] of Object.entries(headers)) {
    if (!value.test(response.header(name) ?? '')) {
      fail(response, `${name} is ${response.header(name)}`)
    }
  }
})
