import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { CloneFactory } from '#database/factories/clone_factory'
import { pageMember } from '#tests/support/page_member'
import { secondsOfMp3 } from '#tests/support/sound'

async function owner(client: ApiClient, isAllowed = true) {
  const ines = await pageMember(client)
  await ines.user.updateProfile({ consents: { voice_processing: isAllowed } })
  const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
  return { ines, clone, path: `/clones/${clone.id}/settings` }
}

test.group('Clones settings/samples', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the voice that is chosen is heard, and not saved', async ({ client, assert }) => {
    const { ines, clone, path } = await owner(client)
    const heard = async (query: string) => {
      const response = await ines.get(`${path}/sample${query}`)
      response.assertStatus(200)
      response.assertHeader('content-type', 'audio/mpeg')
      return secondsOfMp3(Buffer.from(response.body()))!
    }
    const usual = await heard('')
    const slow = await heard('?tts_provider=dummy&tts_voice_id=awb&speech_rate=0.5')
    assert.isAbove(slow / usual, 1.5)
    await clone.refresh()
    assert.isNull(clone.ttsVoiceId)
    assert.equal(clone.speechRate, 1)
  })

  test('a voice that is not there is refused, as is a stranger, and who has not allowed it', async ({
    client,
  }) => {
    const { ines, path } = await owner(client)
    const unknown = await ines.get(`${path}/sample?tts_voice_id=maria`).header('HX-Request', 'true')
    unknown.assertStatus(422)
    unknown.assertTextIncludes('maria')
    const { ines: stranger } = await owner(client)
    const refused = await stranger.get(`${path}/sample`)
    refused.assertStatus(404)
    const { ines: silent, path: hers } = await owner(client, false)
    const unallowed = await silent.get(`${hers}/sample`)
    unallowed.assertStatus(403)
  })

  test('voice and pace are saved; what is not among the voices is refused at its field', async ({
    client,
    assert,
  }) => {
    const { ines, clone, path } = await owner(client)
    const save = (fields: object) =>
      ines.send(`${path}?_method=PATCH`, { tts_provider: 'dummy', ...fields })
    await save({ tts_voice_id: 'rms', speech_rate: '1.25' })
    await clone.refresh()
    assert.include(clone.$attributes, { ttsVoiceId: 'rms', speechRate: 1.25 })
    const page = await ines.get(path)
    assert.match(page.text(), /<option value="rms" selected/)
    const unknown = await save({ tts_voice_id: 'maria', speech_rate: '2' })
    assert.match(JSON.stringify(unknown.flashMessage('inputErrorsBag')), /maria.*slt/)
    for (const rate of ['0.4', '2.1', 'fast', '']) {
      const refused = await save({ speech_rate: rate })
      assert.property(refused.flashMessage('inputErrorsBag'), 'speech_rate', rate)
    }
    await save({ tts_voice_id: '' })
    await clone.refresh()
    assert.include(clone.$attributes, { ttsVoiceId: null, speechRate: 1.25 })
  })
})
