import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { test } from '@japa/runner'
import Job from '#models/job'
import { JobRunner, type JobHandler } from '#services/queue/job_runner'
import { refusedConnection } from '#tests/support/outages'

const idle: JobHandler = { handle: async () => {}, failed: async () => {} }
const runner = (handler: Partial<JobHandler>) =>
  new JobRunner({
    index_document: idle,
    embed_passages: { ...idle, ...handler },
    erase_account: idle,
    follow_subscription: idle,
    read_import: idle,
    teach_import: idle,
    forget_import: idle,
    reembed_clone: idle,
  })
const enqueue = (subjectId: string) =>
  Job.transaction((trx) => Job.enqueue(trx, 'embed_passages', subjectId))
const makeDue = () => Job.query().update({ run_at: Date.now() - 1 })

test.group('Job runner', (group) => {
  group.each.setup(async () => {
    await Job.query().delete()
    return async () => void (await Job.query().delete())
  })

  test('two runners share the work, and no job is done twice', async ({ assert }) => {
    const subjects = Array.from({ length: 12 }, () => randomUUID())
    for (const subject of subjects) await enqueue(subject)
    const handled: string[] = []
    const handler = { handle: async (subject: string) => void handled.push(subject) }
    await Promise.all([runner(handler).drain(), runner(handler).drain()])
    assert.sameMembers(handled, subjects)
    assert.lengthOf(handled, subjects.length)
  })

  test('what a runner left behind when it died is taken over', async ({ assert, db }) => {
    const subject = randomUUID()
    await enqueue(subject)
    await Job.claim('embed_passages')
    const handled: string[] = []
    const other = runner({ handle: async (id) => void handled.push(id) })
    await other.drain()
    assert.deepEqual(handled, [])
    await Job.query().update({ leased_until: Date.now() - 1 })
    await other.drain()
    assert.deepEqual(handled, [subject])
    await db.assertMissing('jobs', { subject_id: subject })
  })

  test('work that is asked for while it is done is done once more', async ({ assert }) => {
    const subject = randomUUID()
    await enqueue(subject)
    let runs = 0
    const again = runner({
      handle: async () => {
        runs += 1
        if (runs === 1) await Promise.all([enqueue(subject), enqueue(subject)])
      },
    })
    await again.drain()
    assert.equal(runs, 2)
  })

  test('that the database was away is no failure of a job', async ({ assert, db }) => {
    const subject = randomUUID()
    await enqueue(subject)
    let tries = 0
    const interrupted = runner({
      handle: async () => {
        if (++tries <= 6) throw refusedConnection()
      },
      failed: async () => assert.fail('It was given up'),
    })
    for (let round = 1; round <= 7; round++) {
      await interrupted.drain()
      await makeDue()
    }
    assert.equal(tries, 7)
    await db.assertMissing('jobs', { subject_id: subject })
  })

  test('what fails is tried four times, then given up once', async ({ assert, db }) => {
    const subject = randomUUID()
    await enqueue(subject)
    const failures: string[] = []
    let tries = 0
    const failing = runner({
      handle: async () => {
        tries += 1
        throw new Error(`Failure ${tries}`)
      },
      failed: async (id, reason) => void failures.push(`${id}: ${reason}`),
    })
    for (let round = 1; round <= 6; round++) {
      await failing.drain()
      await makeDue()
    }
    assert.equal(tries, 4)
    assert.deepEqual(failures, [`${subject}: Failure 4`])
    await db.assertMissing('jobs', { subject_id: subject })
  })

  test('a full disk is no failure of a job: it is tried until there is room', async ({
    assert,
    db,
  }) => {
    const subject = randomUUID()
    await enqueue(subject)
    let hasRoom = false
    const failures: string[] = []
    const handled: string[] = []
    const waiting = runner({
      handle: async (id) => {
        if (!hasRoom) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
        handled.push(id)
      },
      failed: async (id) => void failures.push(id),
    })
    for (let round = 1; round <= 8; round++) {
      await waiting.drain()
      await makeDue()
    }
    const { attempts, lastError } = await Job.firstOrFail()
    assert.deepEqual({ attempts, lastError }, { attempts: 0, lastError: 'The storage is full' })
    hasRoom = true
    await waiting.drain()
    assert.deepEqual(handled, [subject])
    assert.deepEqual(failures, [])
    await db.assertMissing('jobs', { subject_id: subject })
  })

  test('a runner whose queue can’t be written goes on, at its pace', async ({
    assert,
    cleanup,
  }) => {
    const { claim } = Job
    cleanup(() => void (Job.claim = claim))
    let looks = 0
    Job.claim = async () => {
      looks++
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
    }
    const handled = Promise.withResolvers<void>()
    const working = runner({ handle: async () => handled.resolve() })
    working.start()
    await setImmediate()
    assert.isAtMost(looks, 8, 'each kind looks once, and waits')
    Job.claim = claim
    await enqueue(randomUUID())
    await handled.promise
    await working.stop()
  })

  test('between tries it waits longer and longer', async ({ assert }) => {
    await enqueue(randomUUID())
    const failing = runner({
      handle: async () => {
        throw new Error('No')
      },
    })
    const waits: number[] = []
    for (let round = 1; round <= 3; round++) {
      await failing.drain()
      const { runAt } = await Job.firstOrFail()
      waits.push(Number(runAt) - Date.now())
      await makeDue()
    }
    assert.isAbove(waits[0], 1000)
    assert.isAbove(waits[1], waits[0] * 2)
    assert.isAbove(waits[2], waits[1] * 2)
  })

  test('one that fails does not hold up the others', async ({ assert }) => {
    const [broken, sound] = [randomUUID(), randomUUID()]
    await enqueue(broken)
    await enqueue(sound)
    const handled: string[] = []
    await runner({
      handle: async (subject) => {
        if (subject === broken) throw new Error('Broken')
        handled.push(subject)
      },
    }).drain()
    assert.deepEqual(handled, [sound])
  })

  test('a started runner is woken by new work, and finishes it before it stops', async ({
    assert,
  }) => {
    const begun = Promise.withResolvers<void>()
    const rest = Promise.withResolvers<void>()
    let finished = false
    const working = runner({
      handle: async () => {
        begun.resolve()
        await rest.promise
        finished = true
      },
    })
    working.start()
    await enqueue(randomUUID())
    await begun.promise
    const stopped = working.stop()
    rest.resolve()
    await stopped
    assert.isTrue(finished)
  })

  test('what is stopped in the middle is free at once, and was no attempt', async ({ assert }) => {
    const subject = randomUUID()
    await enqueue(subject)
    const begun = Promise.withResolvers<void>()
    const stopped = runner({
      handle: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
          begun.resolve()
        }),
    })
    stopped.start()
    await begun.promise
    await stopped.stop()
    const { leasedUntil, attempts, runAt } = await Job.firstOrFail()
    assert.deepEqual([Number(leasedUntil), attempts], [0, 0])
    assert.isAtMost(Number(runAt), Date.now())
    const handled: string[] = []
    await runner({ handle: async (id) => void handled.push(id) }).drain()
    assert.deepEqual(handled, [subject])
  })

  test('what does not stop is left to others at once', async ({ assert, db }) => {
    const subject = randomUUID()
    await enqueue(subject)
    const begun = Promise.withResolvers<void>()
    const rest = Promise.withResolvers<void>()
    const stubborn = runner({
      handle: async () => {
        begun.resolve()
        await rest.promise
      },
    })
    stubborn.start()
    await begun.promise
    const stopped = stubborn.stop()
    await stubborn.release()
    const handled: string[] = []
    await runner({ handle: async (id) => void handled.push(id) }).drain()
    assert.deepEqual(handled, [subject])

    await enqueue(randomUUID())
    const taken = await Job.claim('embed_passages')
    rest.resolve()
    await stopped
    await db.assertHas('jobs', { id: taken!.id, attempts: 1 })
  })
})
