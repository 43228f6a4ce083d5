import { test } from '@japa/runner'
import { databaseUnavailable, isDatabaseUnavailable } from '#exceptions/database_unavailable'

const fault = (fields: object, message = 'Away') => Object.assign(new Error(message), fields)

test.group('That the database is unavailable', () => {
  test('{$self} says so')
    .with([
      '08006',
      '53300',
      '57P01',
      '57P02',
      '57P03',
      '55P03',
      'SQLITE_BUSY',
      'SQLITE_CANTOPEN',
      'SQLITE_IOERR_READ',
    ])
    .run(({ assert }, code) => assert.isTrue(isDatabaseUnavailable(fault({ code }))))

  test('a refused or broken connection says so, one alone or one of several', ({ assert }) => {
    const refused = fault({ code: 'ECONNREFUSED', syscall: 'connect' })
    assert.isTrue(isDatabaseUnavailable(refused))
    assert.isTrue(isDatabaseUnavailable(new AggregateError([refused])))
    assert.isTrue(isDatabaseUnavailable(fault({ code: 'ECONNRESET', syscall: 'read' })))
    assert.isTrue(isDatabaseUnavailable(fault({ name: 'KnexTimeoutError' })))
    assert.isTrue(isDatabaseUnavailable(new Error('Connection terminated unexpectedly')))
    assert.isTrue(isDatabaseUnavailable(new Error('select ? - Connection terminated unexpectedly')))
    assert.isTrue(isDatabaseUnavailable(databaseUnavailable()))
  })

  test('what somebody else has met does not', ({ assert }) => {
    const others = [
      fault({ code: '23505' }),
      fault({ code: '42P01' }),
      fault({ code: 'SQLITE_FULL' }),
      fault({ code: 'SQLITE_CONSTRAINT_UNIQUE' }),
      fault({ code: 'ECONNRESET' }, 'aborted'),
      fault({ code: 'ECONNREFUSED' }, 'fetch failed'),
      new Error('insert into memories (content) values (Connection terminated) - no such table'),
      'Connection terminated',
      null,
    ]
    for (const other of others) assert.isFalse(isDatabaseUnavailable(other), String(other))
  })
})
