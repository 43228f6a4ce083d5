import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import Clone from '#models/clone'
import { CloneFactory } from '#database/factories/clone_factory'
import { pageMember } from '#tests/support/page_member'

const fields = {
  'name': 'Rui',
  'description': 'My father',
  'tone_config[warmth]': '0.9',
  'tone_config[humor]': '0.1',
  'tone_config[formality]': '0.5',
}

test.group('Clones', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('she makes one, and it is on her dashboard', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const empty = await ines.get('/dashboard')
    empty.assertTextIncludes('href="/clones/new"')
    const response = await ines.send('/clones', fields)
    const clone = await Clone.findByOrFail('userId', ines.user.id)
    response.assertHeader('location', `/clones/${clone.id}`)
    assert.deepEqual(clone.toneConfig, { warmth: 0.9, humor: 0.1, formality: 0.5 })
    const dashboard = await ines.get('/dashboard')
    dashboard.assertTextIncludes(`/clones/${clone.id}`)
  })

  test('a third one is over the plan: the form says so, and keeps what was typed', async ({
    client,
    assert,
  }) => {
    const ines = await pageMember(client)
    for (let n = 0; n < 2; n++) await ines.send('/clones', fields)
    const response = await ines.send('/clones', { ...fields, name: 'Avó "Maria"' })
    response.assertStatus(402)
    response.assertTextIncludes('FREE')
    response.assertTextIncludes('href="/billing"')
    response.assertTextIncludes('value="Avó &quot;Maria&quot;"')
    response.assertTextIncludes('My father</textarea>')
    assert.match(response.text(), /id="tone-warmth"[^>]*value="0.9"/)
    assert.lengthOf(await Clone.query().where('userId', ines.user.id), 2)
  })

  test('a clone without a name is none', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const response = await ines.send('/clones', { ...fields, name: ' ' })
    assert.property(response.flashMessage('inputErrorsBag'), 'name')
    assert.equal(response.flashMessage('description'), 'My father')
  })

  test('it is changed, and deleted', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
    const changed = await ines.send(`/clones/${clone.id}?_method=PATCH`, {
      ...fields,
      name: 'Rui F.',
    })
    changed.assertHeader('location', `/clones/${clone.id}`)
    await clone.refresh()
    assert.equal(clone.name, 'Rui F.')
    const deleted = await ines.send(`/clones/${clone.id}?_method=DELETE`)
    deleted.assertHeader('location', '/dashboard')
    assert.isNull(await Clone.find(clone.id))
  })

  test('a stranger gets 404 from {$self}')
    .with(['', '/edit', '/memories', '/documents', '/chat'])
    .run(async ({ client }, path) => {
      const clone = await CloneFactory.create()
      const stranger = await pageMember(client)
      const response = await stranger.get(`/clones/${clone.id}${path}`)
      response.assertStatus(404)
    })
})
