import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import type { Assert } from '@japa/assert'
import { CloneFactory } from '#database/factories/clone_factory'
import { UserFactory } from '#database/factories/user_factory'
import ProblemException from '#exceptions/problem_exception'
import type Clone from '#models/clone'
import Conversation from '#models/conversation'
import Import from '#models/import'
import Memory from '#models/memory'
import { SkipCounter } from '#services/chats/import_report'

/** Lowers a cap for the time of a test. */
function lower<T extends string>(model: Record<T, number>, cap: T, value: number) {
  const usual = model[cap]
  model[cap] = value as never
  return () => void (model[cap] = usual)
}

async function newClone() {
  const { id: userId } = await UserFactory.create()
  return CloneFactory.merge({ userId }).create()
}

/** Many at once, as from several processes. @returns what was refused */
async function atOnce(count: number, make: (n: number) => Promise<unknown>) {
  const outcomes = await Promise.allSettled(Array.from({ length: count }, (_, n) => make(n)))
  return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
}

function assertRefused(assert: Assert, refusals: unknown[], count: number, words: RegExp) {
  assert.lengthOf(refusals, count)
  for (const refusal of refusals) {
    assert.instanceOf(refusal, ProblemException)
    assert.equal((refusal as ProblemException).type, 'conflict')
    assert.match((refusal as ProblemException).detail, words)
  }
}

const accept = (clone: Clone, confirmedAt: any = null) =>
  Import.accept(
    clone,
    { title: 'chat.txt', fileKey: `imports/${randomUUID()}`, fileHash: randomUUID() },
    confirmedAt && { speaker: null, words: 'all' }
  )

test.group('Caps of a clone', () => {
  test('conversations are refused over the cap, opened or begun by a message', async ({
    assert,
    cleanup,
  }) => {
    cleanup(lower(Conversation, 'most', 5))
    const [clone, other] = [await newClone(), await newClone()]
    const open = (n: number) =>
      n % 2 ? clone.openConversation() : clone.newConversation().say('Hello')
    assertRefused(assert, await atOnce(12, open), 7, /5 conversations/)
    assert.lengthOf(await clone.related('conversations').query(), 5)
    await other.openConversation()
    const [conversation] = await clone.related('conversations').query()
    await conversation.say('One that is there goes on')
    await conversation.forget()
    await clone.openConversation()
  })

  test('memories by hand are refused over the cap', async ({ assert, cleanup }) => {
    cleanup(lower(Memory, 'most', 5))
    const clone = await newClone()
    const teach = (n: number) => clone.remember({ content: `Memory ${n}` })
    assertRefused(assert, await atOnce(12, teach), 7, /5 memories/)
    assert.lengthOf(await clone.related('memories').query(), 5)
    const [memory] = await clone.related('memories').query()
    await memory.revise({ content: 'Another' })
    await memory.forget()
    await clone.remember({ content: 'One more' })
  })

  test('imports are refused over the cap, and where too many wait', async ({ assert, cleanup }) => {
    cleanup(lower(Import, 'mostWaiting', 3))
    cleanup(lower(Import, 'most', 5))
    const clone = await newClone()
    assertRefused(assert, await atOnce(6, () => accept(clone)), 3, /3 imports .+ wait/)
    assertRefused(assert, await atOnce(2, () => accept(clone, true)), 2, /wait/)
    const [waiting] = await clone.related('imports').query()
    await waiting.fail('Unreadable')
    assertRefused(assert, await atOnce(3, () => accept(clone, true)), 1, /5 imports/)
    assert.lengthOf(await clone.related('imports').query(), 5)
  })

  test('messages of imports over the cap are skipped, and said to be', async ({
    assert,
    cleanup,
  }) => {
    cleanup(lower(Import, 'mostMessages', 3))
    const clone = await newClone()
    const chat = await accept(clone, true)
    await chat
      .merge({ status: 'running', format: 'whatsapp', taughtPosition: -1 })
      .merge({ report: { skipped: [] } as never })
      .save()
    const message = (position: number) => ({
      position,
      place: position,
      speaker: 'Maria',
      content: `Message ${position}`,
      occurredAt: null,
      fingerprint: `f${position}`,
    })
    const skips = new SkipCounter([])
    const stretch = (positions: number[]) => {
      const messages = positions.map(message)
      return { title: 'Chat', messages, around: messages }
    }
    await chat.learn([stretch([0, 1]), stretch([2, 3])], 3, skips)
    await chat.learn([stretch([4])], 4, skips)
    assert.equal(chat.imported, 3)
    assert.deepEqual(
      skips.all.map(({ reason, count }) => [reason, count]),
      [['over_limit', 2]]
    )
    assert.lengthOf(await clone.related('memories').query(), 3)
    assertRefused(assert, await atOnce(1, () => accept(clone)), 1, /3 messages/)
  })
})
