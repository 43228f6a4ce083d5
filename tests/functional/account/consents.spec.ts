import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { defaultConsents } from '#models/consents'
import { pageMember } from '#tests/support/page_member'

const path = '/account/consents'

test.group('Account consents', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the page shows every consent, and ticks the given ones', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const page = await ines.get(path)
    const boxes = [...page.text().matchAll(/<input id="(\w+)"[^>]*type="checkbox"([^>]*)>/g)]
    assert.deepEqual(
      Object.fromEntries(boxes.map(([, name, rest]) => [name, rest.includes('checked')])),
      { ...defaultConsents }
    )
  })

  test('what is ticked is given, and what is not is taken back', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const response = await ines.send(`${path}?_method=PUT`, {
      voice_processing: '1',
      everything: '1',
    })
    response.assertHeader('location', path)
    await ines.user.refresh()
    assert.deepEqual(ines.user.consents, {
      ...defaultConsents,
      data_processing: false,
      voice_processing: true,
    })
  })
})
