import { test } from '@japa/runner'
import { Gauge } from '#services/usage/gauge'

test.group('Gauge', () => {
  test('{0} of {1} are {2} %, which is {3}')
    .with([
      [0, 100, 0, null],
      [1, 3, 33.3, null],
      [2, 3, 66.7, null],
      [79, 100, 79, null],
      [7994, 10000, 79.9, null],
      [7996, 10000, 80, 'near'],
      [80, 100, 80, 'near'],
      [9996, 10000, 99.9, 'near'],
      [9999, 10000, 99.9, 'near'],
      [2, 2, 100, 'reached'],
      [7, 2, 350, 'reached'],
      [10001, 10000, 100, 'reached'],
      [0, 0, 0, null],
      [1, 0, 100, 'reached'],
    ] as const)
    .run(({ assert }, [current, max, percentage, level]) => {
      const gauge = new Gauge('messages', current, max)
      assert.equal(gauge.percentage, percentage)
      assert.equal(gauge.level, level)
    })
})
