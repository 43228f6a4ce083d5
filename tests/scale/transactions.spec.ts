import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { UserFactory } from '#database/factories/user_factory'
import Job from '#models/job'
import User from '#models/user'
import { breakPromise, promise, promises, promisesKept } from '#tests/support/failing_commits'

const isSqlite = process.env.DATABASE_URL === undefined

/** Whose statement fails, and who goes on as if nothing had happened: the transaction is lost by then. */
const failQuietly = async (trx: TransactionClientContract) => {
  const twice = isSqlite ? 'INSERT OR ROLLBACK INTO' : 'INSERT INTO'
  for (let n = 0; n < 2; n++)
    await trx.rawQuery(`${twice} promises (id) VALUES (7)`).catch(() => {})
}

/** Here and not among the unit tests, as these run on PostgreSQL too. */
test.group('Transactions', (group) => {
  group.each.setup(promises)

  const works = async () => {
    await db.transaction((trx) => promise(trx, 100))
    return (await promisesKept()).includes(100)
  }

  test('a managed one whose commit fails throws, and leaves nothing behind', async ({ assert }) => {
    await assert.rejects(() =>
      db.transaction(async (trx) => {
        await promise(trx, 1)
        await breakPromise(trx, 2)
      })
    )
    assert.deepEqual(await promisesKept(), [])
    assert.isTrue(await works())
  })

  test('an unmanaged one too', async ({ assert }) => {
    const trx = await db.transaction()
    await promise(trx, 1)
    await breakPromise(trx, 2)
    await assert.rejects(() => trx.commit())
    assert.isTrue(trx.isCompleted)
    assert.deepEqual(await promisesKept(), [])
    assert.isTrue(await works())
  })

  test('and one of knex', async ({ assert }) => {
    const knex = db.connection().getWriteClient()
    await assert.rejects(() =>
      knex.transaction(async (trx) => {
        await trx.raw('INSERT INTO promises (id, keeper_id) VALUES (1, 404)')
      })
    )
    assert.deepEqual(await promisesKept(), [])
    assert.isTrue(await works())
  })

  test('a hundred commits that fail use up no connection', async ({ assert }) => {
    for (let n = 0; n < 100; n++) await assert.rejects(() => db.transaction(breakPromise))
    assert.deepEqual(await promisesKept(), [])
    assert.isTrue(await works())
  })

  test('what waits for a commit does not happen, what waits for a rollback does, once', async ({
    assert,
  }) => {
    const happened: string[] = []
    const listen = (trx: TransactionClientContract) => {
      trx.after('commit', () => void happened.push('after commit'))
      trx.after('rollback', () => void happened.push('after rollback'))
      trx.on('commit', () => happened.push('commit'))
      trx.on('rollback', () => happened.push('rollback'))
    }
    await assert.rejects(() =>
      db.transaction(async (trx) => {
        listen(trx)
        await breakPromise(trx)
      })
    )
    assert.deepEqual(happened.splice(0), ['rollback', 'after rollback'])
    const unmanaged = await db.transaction()
    listen(unmanaged)
    await breakPromise(unmanaged)
    await assert.rejects(() => unmanaged.commit())
    assert.deepEqual(happened.splice(0), ['rollback', 'after rollback'])
    await db.transaction(async (trx) => listen(trx))
    assert.deepEqual(happened, ['commit', 'after commit'])
  })

  test('a model leaves the transaction that was lost', async ({ assert }) => {
    const user = await UserFactory.create()
    await assert.rejects(() =>
      User.transaction(async (trx) => {
        await user.useTransaction(trx).merge({ fullName: 'Nobody' }).save()
        await breakPromise(trx)
      })
    )
    assert.isUndefined(user.$trx)
    assert.notEqual((await User.findOrFail(user.id)).fullName, 'Nobody')
    await user.merge({ fullName: 'Somebody' }).save()
    await user.refresh()
    assert.equal(user.fullName, 'Somebody')
    await user.delete()
  })

  test('no runner is woken for work that is not there', async ({ assert, cleanup }) => {
    const { onEnqueued } = Job
    cleanup(() => void (Job.onEnqueued = onEnqueued))
    let woken = 0
    Job.onEnqueued = () => void woken++
    await assert.rejects(() =>
      Job.transaction(async (trx) => {
        await Job.enqueue(trx, 'forget_import', randomUUID())
        await breakPromise(trx)
      })
    )
    assert.equal(woken, 0)
  })

  test('a statement that fails unheard loses all of its transaction', async ({ assert }) => {
    const lost = db.transaction(async (trx) => {
      await promise(trx, 1)
      await failQuietly(trx)
      await promise(trx, 2).catch(() => {})
    })
    await assert.rejects(() => lost, /rolled this transaction back|has ended this transaction/)
    assert.deepEqual(await promisesKept(), [])
    assert.isTrue(await works())
  })

  test('in one that stands inside another, too', async ({ assert }) => {
    const outer = await db.transaction()
    const inner = outer.transaction(async (trx) => failQuietly(trx))
    await assert.rejects(() => inner)
    await promise(outer, 1).catch(() => {})
    await (isSqlite ? assert.rejects(() => outer.commit()) : outer.commit())
    assert.deepEqual(await promisesKept(), isSqlite ? [] : [1])
    assert.isTrue(await works())
  })

  test('one that can’t begin says why', async ({ assert, cleanup }) => {
    // SQLite has its one connection in a transaction already, PostgreSQL knows no such level.
    if (isSqlite) await db.rawQuery('BEGIN')
    const end = async () => void (isSqlite && (await db.rawQuery('ROLLBACK').catch(() => {})))
    cleanup(end)
    let begun = false
    const refused = db.transaction(async () => void (begun = true), {
      isolationLevel: 'snapshot',
    } as object)
    await assert.rejects(() => refused, /snapshot|within a transaction/)
    await end()
    assert.isFalse(begun)
    assert.isTrue(await works())
  })

  test('a commit is asked for once', async ({ assert }) => {
    const trx = await db.transaction()
    await promise(trx, 1)
    await trx.commit()
    await assert.rejects(() => trx.commit(), /already complete/)
    assert.deepEqual(await promisesKept(), [1])
    assert.isTrue(await works())
  })

  test('a statement alone that fails at its end throws', async ({ assert }) => {
    await assert.rejects(() => db.rawQuery('INSERT INTO promises (id, keeper_id) VALUES (1, 404)'))
    assert.deepEqual(await promisesKept(), [])
  })
})
