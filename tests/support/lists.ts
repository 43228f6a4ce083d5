import type { Assert } from '@japa/assert'
import type { ApiMember } from '#tests/support/api_member'
import { assertInvalid } from '#tests/support/problems'

const outOfRange = [
  ['skip', '-1'],
  ['skip', '1.5'],
  ['skip', 'one'],
  ['skip', '1e400'],
  ['skip', '99999999999999999999'],
  ['limit', '0'],
  ['limit', '101'],
  ['limit', '-5'],
  ['limit', '2.5'],
  ['limit', ''],
  ['limit', 'all'],
]

/** Asserts that a list is a bare array in this order, that it pages, and that pages out of range are refused. */
export async function assertPages(assert: Assert, member: ApiMember, path: string, ids: string[]) {
  const at = (query: string) => `${path}${path.includes('?') ? query.replace('?', '&') : query}`
  const page = async (query: string) => {
    const response = await member.get(at(query))
    response.assertStatus(200)
    assert.isArray(response.body())
    assert.equal(response.header('x-total-count'), String(ids.length))
    return response.body().map(({ id }: { id: string }) => id)
  }
  assert.deepEqual(await page(''), ids)
  assert.deepEqual(await page('?skip=1&limit=1'), ids.slice(1, 2))
  assert.deepEqual(await page('?limit=100&skip=0'), ids)
  assert.deepEqual(await page('?skip=1000000000'), [])
  for (const [name, value] of outOfRange) {
    assertInvalid(assert, await member.get(at(`?${name}=${value}`)), name)
  }
}
