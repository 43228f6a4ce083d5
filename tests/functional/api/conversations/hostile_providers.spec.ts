import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import Conversation from '#models/conversation'
import ProviderKey from '#models/provider_key'
import { ReplyWriter, replyWriter } from '#services/conversations/reply_writer'
import { apiMember, type ApiMember } from '#tests/support/api_member'
import { eventsOf } from '#tests/support/event_stream'
import { hostileProvider, manners, type HostileProvider } from '#tests/support/hostile_provider'
import { assertProblem } from '#tests/support/problems'
import { configure } from '#tests/support/provider_double'
import { cloneOf } from '#tests/support/teaching'

/** Bytes of the longest reply. */
const longest = 64 * 1024

type Cleanup = (undo: () => void) => void

/** A member whose clone answers by a server that does harm. */
async function atTheMercyOf(client: ApiClient, cleanup: Cleanup, manner: string) {
  const hostile = await hostileProvider()
  cleanup(hostile.close)
  cleanup(configure({ ALLOW_PRIVATE_URLS: true as any }))
  const ines = await apiMember(client)
  await ines.user.updateProfile({ consents: { third_party_apis: true } })
  const address = { apiKey: null, baseUrl: hostile.at(manner) }
  await ProviderKey.keep(ines.user, 'openai_compatible', address, null)
  const clone = await cloneOf(ines)
  await clone.remember({ content: 'The old baker lived by the sea with her dog.' })
  await clone.merge({ llmProvider: 'openai_compatible' }).save()
  const conversation = await clone.openConversation()
  return {
    hostile,
    ines,
    clone,
    conversation,
    path: `/api/conversations/${conversation.id}/messages`,
  }
}

const ask = (ines: ApiMember, path: string) => ines.post(path, { content: 'Where did she live?' })

/** Connections are closed soon, though not at once. */
async function allClosed({ open }: HostileProvider) {
  for (let waited = 0; open() > 0 && waited < 5000; waited += 20) await sleep(20)
  return open() === 0
}

/** That connections are kept for another request, where the answer came to its end. */
const comeToAnEnd = ['whole']

test.group('API conversations/messages, of a hostile provider', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.timeout(60_000)

  test('{manner}: the reply is {outcome}')
    .with(
      Object.entries(manners)
        .filter(([, { takesLong }]) => !takesLong)
        .map(([manner, { outcome }]) => ({ manner, outcome }))
    )
    .run(async ({ client, assert, cleanup }, { manner, outcome }) => {
      const { hostile, ines, conversation, path } = await atTheMercyOf(client, cleanup, manner)
      const response = await ask(ines, path)
      const isKept = outcome !== 'failed'
      if (isKept) {
        response.assertStatus(201)
        const { content, metadata } = response.body().clone_message
        assert.equal(metadata.broken ?? false, outcome === 'broken', JSON.stringify(metadata))
        assert.isAtMost(Buffer.byteLength(content), longest)
        assert.notMatch(JSON.stringify([content, metadata]), /\\u0000|\\ud[89a-f]/)
      } else assertProblem(assert, response, 'provider-failed', ['provider'])
      assert.equal(await ines.user.monthlyMessageCount(), isKept ? 1 : 0)
      const { messageCount } = await Conversation.findOrFail(conversation.id)
      assert.equal(messageCount, isKept ? 2 : 1)
      if (!comeToAnEnd.includes(outcome)) assert.isTrue(await allClosed(hostile), 'closed')
    })

  test('what is read along is not longer than what is kept', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ines, path } = await atTheMercyOf(client, cleanup, 'short sentences')
    const events = eventsOf((await ask(ines, path).accept('text/event-stream')).text())
    const { event, data } = events.at(-1)!
    assert.equal(event, 'clone_message')
    assert.isTrue(data.metadata.broken)
    const told = events.filter((one) => one.event === 'token').map((one) => one.data.text)
    assert.equal(told.join(''), data.content)
  })

  test('a server that does not keep to the longest reply is cut off', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ines, clone, path } = await atTheMercyOf(client, cleanup, 'single letters')
    await clone.merge({ maxTokens: 100 }).save()
    const { content, metadata } = (await ask(ines, path)).body().clone_message
    assert.isTrue(metadata.broken)
    assert.isAtMost(content.length, 3200)
  })

  test('signs that are none are left out, and particulars are what they can be', async ({
    client,
    assert,
    cleanup,
  }) => {
    const signs = await atTheMercyOf(client, cleanup, 'signs that are none')
    const reply = (await ask(signs.ines, signs.path)).body().clone_message
    assert.equal(reply.content, 'ABC 😀 �. ����!')
    const strange = await atTheMercyOf(client, cleanup, 'strange particulars')
    const { metadata } = (await ask(strange.ines, strange.path)).body().clone_message
    assert.equal(metadata.model, `�${'m'.repeat(199)}`)
    assert.isAbove(metadata.usage.input_tokens, 10)
    assert.isBelow(metadata.usage.input_tokens, 10_000)
    assert.equal(metadata.usage.output_tokens, 2)
  })

  test('one that trickles for ever is given up', async ({ client, assert, cleanup }) => {
    const { hostile, clone, conversation } = await atTheMercyOf(client, cleanup, 'trickles')
    const impatient = new ReplyWriter({ firstChunkMs: 500, chunkMs: 500, totalMs: 800 })
    const { cloneMessage } = await impatient.reply(clone, conversation, 'Where did she live?')
    const { content, metadata } = await cloneMessage
    assert.isTrue(metadata!.broken)
    assert.match(content, /^(drip ?)+$/)
    assert.isTrue(await allClosed(hostile))
  })

  test('nobody reads along, and nothing is lost', async ({ client, assert, cleanup }) => {
    const { clone, conversation } = await atTheMercyOf(client, cleanup, 'huge pieces')
    const { cloneMessage, tokens } = await replyWriter.reply(clone, conversation, 'Where?')
    const { content } = await cloneMessage
    let read = ''
    for await (const token of tokens) read += token
    assert.equal(read, content)
  })
})
