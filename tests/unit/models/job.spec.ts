import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import Job, { leaseLength } from '#models/job'

const enqueue = (subjectId: string) =>
  Job.transaction((trx) => Job.enqueue(trx, 'embed_passages', subjectId))
const claim = () => Job.claim('embed_passages')
const expire = (job: Job) =>
  Job.query()
    .where('id', job.id)
    .update({ leased_until: Date.now() - 1 })

test.group('Job', (group) => {
  group.each.setup(async () => {
    await Job.query().delete()
    return async () => void (await Job.query().delete())
  })

  test('work that is asked for twice waits once', async ({ assert, db }) => {
    const subject = randomUUID()
    await enqueue(subject)
    await enqueue(subject)
    await db.assertHas('jobs', { subject_id: subject }, 1)
    const job = await claim()
    assert.equal(job!.subjectId, subject)
    assert.equal(job!.attempts, 1)
  })

  test('the oldest job is claimed first, and each by one', async ({ assert }) => {
    const subjects = [randomUUID(), randomUUID(), randomUUID()]
    for (const subject of subjects) await enqueue(subject)
    const claimed = [await claim(), await claim(), await claim()]
    assert.deepEqual(
      claimed.map((job) => job?.subjectId),
      subjects
    )
    assert.isNull(await claim())
  })

  test('of 20 claims at once one gets the job', async ({ assert }) => {
    await enqueue(randomUUID())
    const claims = await Promise.all(Array.from({ length: 20 }, claim))
    assert.lengthOf(claims.filter(Boolean), 1)
  })

  test('a job of another kind is not claimed', async ({ assert }) => {
    await enqueue(randomUUID())
    assert.isNull(await Job.claim('index_document'))
  })

  test('a lease that ran out lets another worker take over', async ({ assert }) => {
    await enqueue(randomUUID())
    const first = (await claim())!
    assert.isNull(await claim())
    await expire(first)
    const second = await claim()
    assert.equal(second!.id, first.id)
    assert.equal(second!.attempts, 2)
  })

  test('a lease that is renewed keeps others away', async ({ assert }) => {
    await enqueue(randomUUID())
    const job = (await claim())!
    await expire(job)
    await job.renew()
    assert.isNull(await claim())
    const stored = await Job.findOrFail(job.id)
    assert.approximately(Number(stored.leasedUntil), Date.now() + leaseLength, 2000)
  })

  test('what is finished is gone', async ({ db }) => {
    const subject = randomUUID()
    await enqueue(subject)
    const job = await claim()
    await job!.finish()
    await db.assertMissing('jobs', { subject_id: subject })
  })

  test('a job asked for again while it runs runs once more', async ({ assert, db }) => {
    const subject = randomUUID()
    await enqueue(subject)
    const first = (await claim())!
    await enqueue(subject)
    await first.finish()
    const second = await claim()
    assert.equal(second?.subjectId, subject)
    assert.equal(second!.attempts, 1)
    await second!.finish()
    await db.assertMissing('jobs', { subject_id: subject })
  })

  test('what is postponed waits, and tells why', async ({ assert }) => {
    await enqueue(randomUUID())
    const job = (await claim())!
    await job.postpone(60_000, 'The provider was away')
    assert.isNull(await claim())
    const stored = await Job.findOrFail(job.id)
    assert.equal(stored.lastError, 'The provider was away')
    await Job.query()
      .where('id', job.id)
      .update({ run_at: Date.now() - 1 })
    assert.equal((await claim())!.attempts, 2)
  })

  test('without its transaction there is no job', async ({ assert, db }) => {
    const subject = randomUUID()
    const failing = Job.transaction(async (trx) => {
      await Job.enqueue(trx, 'embed_passages', subject)
      throw new Error('Something else failed')
    })
    await assert.rejects(() => failing, 'Something else failed')
    await db.assertMissing('jobs', { subject_id: subject })
  })
})
