import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import drive from '@adonisjs/drive/services/main'
import type { ApiClient } from '@japa/api-client'
import { CloneFactory } from '#database/factories/clone_factory'
import { ConversationFactory } from '#database/factories/conversation_factory'
import Message from '#models/message'
import SpokenMessage from '#models/spoken_message'
import { MessageReader } from '#services/speech/message_reader'
import { speaker } from '#services/speech/speaker'
import { pageMember } from '#tests/support/page_member'
import { secondsOfMp3, wholeOf } from '#tests/support/sound'

async function talked(client: ApiClient, isAllowed = true) {
  const ines = await pageMember(client)
  await ines.user.updateProfile({ consents: { voice_processing: isAllowed } })
  const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
  const conversation = await ConversationFactory.apply('told')
    .merge({ userId: ines.user.id, cloneId: clone.id })
    .create()
  const messages = await Message.query()
    .where('conversationId', conversation.id)
    .orderBy('position')
  const [question, reply] = messages
  const pathOf = ({ id }: Message) => `/clones/${clone.id}/messages/${id}/speech`
  return { ines, clone, conversation, question, reply, pathOf, path: pathOf(reply) }
}

const bytes = (response: { body(): unknown }) => Buffer.from(response.body() as Buffer)

/** A message that is being kept is there a moment after it was heard. */
async function kept(message: Message) {
  for (let tries = 0; tries < 50; tries++, await sleep(20)) {
    const recording = await SpokenMessage.find(message.id)
    if (recording) return recording
  }
  throw new Error('It was not kept')
}

test.group('Clones messages/speeches', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a reply is heard, and kept in the way it was heard', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ines, clone, reply, path } = await talked(client)
    const first = await ines.get(path)
    first.assertStatus(200)
    first.assertHeader('content-type', 'audio/mpeg')
    assert.isAbove(secondsOfMp3(bytes(first))!, 1)

    const { fileKey } = await kept(reply)
    assert.isTrue(await drive.use().exists(fileKey))
    const { say } = speaker
    cleanup(() => void Object.assign(speaker, { say }))
    speaker.say = () => assert.fail('said again')
    const second = await ines.get(path)
    second.assertHeader('accept-ranges', 'bytes')
    assert.isTrue(bytes(first).equals(bytes(second)))
    const tag = second.header('etag')!
    for (const tags of [tag, `W/${tag}`, `"another", ${tag}`]) {
      const unchanged = await ines.get(path).header('If-None-Match', tags)
      unchanged.assertStatus(304)
    }

    speaker.say = say
    await clone.configure({ ttsVoiceId: 'rms' })
    const other = await ines.get(path)
    assert.isFalse(bytes(first).equals(bytes(other)))
    for (let tries = 0; tries < 50 && (await drive.use().exists(fileKey)); tries++) await sleep(20)
    assert.isFalse(await drive.use().exists(fileKey))
    assert.lengthOf(await SpokenMessage.query().where('messageId', reply.id), 1)
  })

  test('however many listen at once, it is said once', async ({ client, assert, cleanup }) => {
    const { clone, reply } = await talked(client)
    const { say } = speaker
    cleanup(() => void Object.assign(speaker, { say }))
    let said = 0
    speaker.say = (...args) => {
      said++
      return say.apply(speaker, args)
    }
    const reader = new MessageReader()
    const heard = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const read = await reader.read(clone, reply)
        return 'audio' in read ? read.audio : wholeOf(read.recording)
      })
    )
    assert.equal(said, 1)
    for (const audio of heard) assert.isTrue(audio.equals(heard[0]))
    await kept(reply)
  })

  test('players get the ranges they ask for: {range}')
    .with([
      { range: 'bytes=0-1', status: 206, from: 0, to: 1 },
      { range: 'bytes=100-199', status: 206, from: 100, to: 199 },
      { range: 'bytes=-10', status: 206, from: -10, to: -1 },
      { range: 'bytes=500-', status: 206, from: 500, to: -1 },
      { range: 'bytes=99999999-', status: 416, from: 0, to: 0 },
      { range: 'bytes=0-1,4-5', status: 200, from: 0, to: -1 },
      { range: 'bytes=-', status: 200, from: 0, to: -1 },
      { range: 'bytes=one-two', status: 200, from: 0, to: -1 },
      { range: 'chapters=1', status: 200, from: 0, to: -1 },
      { range: 'chapters=99999999-', status: 200, from: 0, to: -1 },
    ])
    .run(async ({ client, assert }, { range, status, from, to }) => {
      const { ines, reply, path } = await talked(client)
      const cold = await ines.get(path).header('Range', range)
      cold.assertStatus(range.startsWith('bytes=0-1,') || status === 200 ? 200 : status)
      const { fileKey } = await kept(reply)
      const audio = Buffer.from(await drive.use().getBytes(fileKey))
      const warm = await ines.get(path).header('Range', range)
      warm.assertStatus(status)
      if (status === 416) return warm.assertHeader('content-range', `bytes */${audio.length}`)
      const [first, last] = [from, to].map((at) => (at < 0 ? audio.length + at : at))
      assert.isTrue(bytes(warm).equals(audio.subarray(first, last + 1)))
      if (status === 206)
        warm.assertHeader('content-range', `bytes ${first}-${last}/${audio.length}`)
    })

  test('without the consent it is refused, also what was kept', async ({ client, assert }) => {
    const { ines, reply, path } = await talked(client)
    await ines.get(path)
    await kept(reply)
    await ines.user.updateProfile({ consents: { voice_processing: false } })
    const response = await ines.get(path)
    response.assertStatus(403)
    response.assertTextIncludes('Consents')
    assert.isNotNull(await SpokenMessage.find(reply.id))
  })

  test("another's reply, a question and an unknown one are not found", async ({ client }) => {
    const { ines, clone, question, pathOf, path } = await talked(client)
    const { ines: stranger, clone: theirs, reply: hers } = await talked(client)
    const refused = await stranger.get(path)
    refused.assertStatus(404)
    const asked = await ines.get(pathOf(question))
    asked.assertStatus(404)
    const crossed = await ines.get(`/clones/${clone.id}/messages/${hers.id}/speech`)
    crossed.assertStatus(404)
    const guessed = await ines.get(`/clones/${theirs.id}/messages/${hers.id}/speech`)
    guessed.assertStatus(404)
  })

  test('who is not logged in hears nothing', async ({ client }) => {
    const { path } = await talked(client)
    const response = await client.get(path).redirects(0)
    response.assertHeader('location', '/login')
  })

  test('the recording goes with its {what}')
    .with([{ what: 'conversation' as const }, { what: 'clone' as const }])
    .run(async ({ client, assert }, { what }) => {
      const { ines, clone, conversation, reply, path } = await talked(client)
      await ines.get(path)
      const { fileKey } = await kept(reply)
      await (what === 'clone' ? clone.dismiss() : conversation.forget())
      assert.isFalse(await drive.use().exists(fileKey))
      assert.isNull(await SpokenMessage.find(reply.id))
    })

  test('what was heard of a message that is gone leaves no file', async ({ client, assert }) => {
    const { clone, conversation, reply } = await talked(client)
    await conversation.forget()
    await assert.rejects(() => SpokenMessage.keep(reply, clone, 'mp3', Buffer.from('sound')))
    const folder = SpokenMessage.folderOf(clone.id)
    const files = await drive
      .use()
      .listAll(folder, { recursive: true })
      .catch(() => null)
    assert.isFalse([...(files?.objects ?? [])].some(({ isFile }) => isFile))
  })

  test('the page has a button at each reply, or the way to the consent', async ({
    client,
    assert,
  }) => {
    const { ines, clone, conversation, path } = await talked(client)
    const page = `/clones/${clone.id}/chat/${conversation.id}`
    const allowed = await ines.get(page)
    allowed.assertTextIncludes(`href="${path}"`)
    assert.lengthOf(allowed.text().match(/x-data="speech"/g)!, 2)
    await ines.user.updateProfile({ consents: { voice_processing: false } })
    const unallowed = await ines.get(page)
    unallowed.assertTextIncludes('href="/account/consents#voice_processing"')
    assert.notInclude(unallowed.text(), path)
  })
})
