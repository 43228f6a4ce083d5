import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { CloneFactory } from '#database/factories/clone_factory'
import { DocumentFactory } from '#database/factories/document_factory'
import type Clone from '#models/clone'
import Job, { type Lane } from '#models/job'
import User from '#models/user'

const claim = (lane?: Lane) => Job.claim('index_document', lane)

/** So many documents of a clone that wait to be read. @returns their ids, the oldest first */
async function waiting({ id: cloneId, userId }: Clone, count: number, lane?: Lane) {
  const documents = await DocumentFactory.apply('processing')
    .merge({ cloneId, userId })
    .createMany(count)
  for (const { id } of documents)
    await Job.transaction((trx) => Job.enqueue(trx, 'index_document', id, { lane }))
  return documents.map(({ id }) => id)
}

async function owners(count: number) {
  const clones = await CloneFactory.createMany(count)
  return clones
}

/** Whose jobs are done, in this order, when one worker does them. */
async function order(lane?: Lane) {
  const served: string[] = []
  for (let job; (job = await claim(lane)); await job.finish()) served.push(job.ownerId!)
  return served
}

test.group('Turns', (group) => {
  const made: Clone[] = []

  group.each.setup(async () => {
    await Job.query().delete()
    return async () => {
      await Job.query().delete()
      const userIds = made.splice(0).map(({ userId }) => userId)
      await User.query().whereIn('id', userIds).delete()
    }
  })

  async function people(count: number) {
    made.push(...(await owners(count)))
    return made
  }

  test('a job belongs to the owner of what it is about', async ({ assert }) => {
    const [clone] = await people(1)
    const [document] = await waiting(clone, 1)
    for (const [kind, subject] of [
      ['embed_passages', clone.id],
      ['erase_account', clone.userId],
    ] as const) {
      await Job.transaction((trx) => Job.enqueue(trx, kind, subject))
    }
    for (const subjectId of [document, clone.id, clone.userId])
      assert.equal((await Job.findByOrFail({ subjectId })).ownerId, clone.userId)
  })

  test('whoever comes with one job waits behind one of whoever came with thirty', async ({
    assert,
  }) => {
    const [many, few] = await people(2)
    await waiting(many, 30)
    await (await claim())!.finish()
    const [only] = await waiting(few, 1)
    assert.equal((await claim())!.subjectId, only)
  })

  test('two who have many take turns, each with the oldest first', async ({ assert }) => {
    const [one, other] = await people(2)
    const first = await waiting(one, 5)
    const second = await waiting(other, 5)
    const served: string[] = []
    for (let job; (job = await claim()); await job.finish()) served.push(job.subjectId)
    assert.deepEqual(
      served,
      first.flatMap((id, n) => [id, second[n]])
    )
  })

  test('who was served comes after who was not, also with another job', async ({ assert }) => {
    const [one, other] = await people(2)
    await waiting(one, 1)
    await (await claim())!.finish()
    await waiting(one, 1)
    await waiting(other, 1)
    assert.deepEqual(await order(), [other.userId, one.userId])
  })

  test('of twenty claims at once one gets a job of the same person', async ({ assert }) => {
    const [one] = await people(1)
    await waiting(one, 10)
    const claims = await Promise.all(Array.from({ length: 20 }, () => claim()))
    assert.lengthOf(claims.filter(Boolean), 1)
  })

  test('of twenty claims at once everybody gets one', async ({ assert }) => {
    const everybody = await people(5)
    for (const clone of everybody) await waiting(clone, 4)
    const claims = await Promise.all(Array.from({ length: 20 }, () => claim()))
    const served = claims.flatMap((job) => job?.ownerId ?? [])
    assert.sameMembers(
      served,
      everybody.map(({ userId }) => userId)
    )
    assert.lengthOf(served, 5)
  })

  test('who has one running waits until it is done, or its worker is gone', async ({ assert }) => {
    const [one] = await people(1)
    await waiting(one, 2)
    const running = (await claim())!
    assert.isNull(await claim())
    await Job.query()
      .where('id', running.id)
      .update({ leased_until: Date.now() - 1 })
    assert.equal((await claim())!.id, running.id)
  })

  test('lanes do not wait for each other', async ({ assert }) => {
    const [one] = await people(1)
    await waiting(one, 2, 'large')
    const [small] = await waiting(one, 1, 'small')
    const [text] = await waiting(one, 1, 'text')
    assert.isNotNull(await claim('large'))
    assert.equal((await claim('small'))!.subjectId, small)
    assert.equal((await claim('text'))!.subjectId, text)
  })

  test('work in steps knows whether somebody else waits', async ({ assert }) => {
    const [one, other] = await people(2)
    await waiting(one, 2)
    const job = (await claim())!
    assert.isFalse(await job.isAwaited())
    await waiting(other, 1, 'text')
    assert.isFalse(await job.isAwaited())
    await waiting(other, 1)
    assert.isTrue(await job.isAwaited())
    const others = (await claim())!
    assert.equal(others.ownerId, other.userId)
    assert.isFalse(await job.isAwaited())
  })

  test('what is passed on is due at once, after whoever waits', async ({ assert }) => {
    const [one, other] = await people(2)
    await waiting(one, 1)
    const job = (await claim())!
    await waiting(other, 1)
    await job.passOn()
    assert.deepEqual(await order(), [other.userId, one.userId])
  })

  test('a subject that is gone has a turn of its own', async ({ assert }) => {
    const subject = randomUUID()
    await Job.transaction((trx) => Job.enqueue(trx, 'index_document', subject))
    assert.equal((await claim())!.ownerId, subject)
  })
})
