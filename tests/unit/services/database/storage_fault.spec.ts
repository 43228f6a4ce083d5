import { test } from '@japa/runner'
import { storageProblemOf } from '#exceptions/storage_problem'
import { storageFaultIn, unlessStorageFails } from '#exceptions/storage_fault'

const errorWith = (code: string, cause?: unknown) =>
  Object.assign(new Error('No', { cause }), { code })

test.group('Storage faults', () => {
  test('{0} is one: {1}')
    .with([
      ['SQLITE_FULL', 'full'],
      ['ENOSPC', 'full'],
      ['EDQUOT', 'full'],
      ['53100', 'full'],
      ['53200', 'full'],
      ['SQLITE_READONLY', 'read-only'],
      ['SQLITE_READONLY_DBMOVED', 'read-only'],
      ['EROFS', 'read-only'],
      ['25006', 'read-only'],
      ['SQLITE_IOERR_WRITE', 'failing'],
      ['SQLITE_IOERR_FSYNC', 'failing'],
    ] as const)
    .run(({ assert }, [code, fault]) => {
      assert.equal(storageFaultIn(errorWith(code)), fault)
      assert.equal(storageFaultIn(errorWith('E_CANNOT_WRITE_FILE', errorWith(code))), fault)
    })

  test('{$self} is none')
    .with(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_BUSY', '23505', '57P01', 'ECONNREFUSED', 'ENOENT'])
    .run(({ assert }, code) => {
      assert.isNull(storageFaultIn(errorWith(code)))
      assert.isNull(storageProblemOf(errorWith(code)))
    })

  test('what is no error at all is none', ({ assert }) => {
    for (const thrown of [null, undefined, 'SQLITE_FULL', 7, new Error('Plain')])
      assert.isNull(storageFaultIn(thrown))
  })

  test('an error that is its own cause is looked at to no end', ({ assert }) => {
    const error = errorWith('E_LOOP')
    error.cause = error
    assert.isNull(storageFaultIn(error))
  })

  test('other failures pass', async ({ assert }) => {
    const spare = unlessStorageFails(() => 'spare')
    assert.equal(await Promise.reject(errorWith('ENOSPC')).catch(spare), 'spare')
    await assert.rejects(() => Promise.reject(errorWith('ENOENT')).catch(spare), 'No')
  })

  test('a problem says what happened, and what the operator does', ({ assert }) => {
    const problem = storageProblemOf(errorWith('SQLITE_READONLY'))!
    assert.equal(problem.status, 507)
    assert.match(problem.detail, /can only be read at the moment\. Nothing was stored/)
    assert.notMatch(problem.detail, /SQLITE/)
  })
})
