import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import EmbedPassages from '#jobs/embed_passages'
import { CloneFactory } from '#database/factories/clone_factory'
import { configure, doubleReply, providerDouble } from '#tests/support/provider_double'
import { pageMember } from '#tests/support/page_member'

const beside = 'How do I sort a list in Python?'

async function outsideClone(client: ApiClient, cleanup: (undo: () => void) => void) {
  const double = await providerDouble()
  cleanup(double.close)
  cleanup(configure({ OPENAI_API_KEY: 'sk-1', OPENAI_BASE_URL: `${double.url}/v1` }))
  const ines = await pageMember(client)
  await ines.user.updateProfile({ consents: { third_party_apis: true } })
  const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
  await clone.remember({ content: 'I was born in Porto.' })
  await new EmbedPassages().handle(clone.id, new AbortController().signal)
  await clone.configure({ llmProvider: 'openai', llmModel: 'm' })
  const ask = async (question: string) => {
    await ines.send(`/clones/${clone.id}/messages`, { content: question })
    const [conversation] = await clone
      .related('conversations')
      .query()
      .apply((scopes) => scopes.newestFirst())
    return (await conversation.newestMessages(1))[0]
  }
  const prompt = () => JSON.stringify(double.requests.at(-1)!.body)
  return { clone, double, ask, prompt }
}

test.group('Only from what I was taught', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('on, another provider is told to answer only from the passages', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ask, prompt } = await outsideClone(client, cleanup)
    const reply = await ask('Where were you born?')
    assert.equal(reply.content, doubleReply)
    assert.include(prompt(), 'Answer only from the passages below')
    assert.include(prompt(), 'Add nothing from general knowledge')
  })

  test('on, what has nothing to do with anything taught is refused without asking it', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ask, double } = await outsideClone(client, cleanup)
    const reply = await ask(beside)
    assert.isEmpty(double.requests)
    assert.notEqual(reply.content, doubleReply)
    assert.equal(reply.metadata.model, 'grounded-responder-1')
    assert.isEmpty(reply.metadata.citations)
  })

  test('on, a greeting is no question, and the provider answers it', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ask } = await outsideClone(client, cleanup)
    const reply = await ask('Hi there! How are you today?')
    assert.equal(reply.content, doubleReply)
  })

  test('off, it may use what is generally known, and is told to invent nothing of the person', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { clone, ask, prompt } = await outsideClone(client, cleanup)
    await clone.configure({ isGrounded: false })
    const reply = await ask(beside)
    assert.equal(reply.content, doubleReply)
    assert.include(prompt(), 'what is generally known')
    assert.include(prompt(), 'invent no events, dates, places or names')
    assert.notInclude(prompt(), 'Answer only from')
  })
})
