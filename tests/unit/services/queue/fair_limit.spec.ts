import { test } from '@japa/runner'
import ProblemException from '#exceptions/problem_exception'
import { FairLimit } from '#services/workers/fair_limit'

const limits = { atOnce: 1, waitingOfOne: 3, waiting: 6, refusal: 'Later.' }

const settled = () => new Promise(setImmediate)

/** Work that lasts until it is told to end; `begun` names what began, in this order. */
function bench(over: Partial<typeof limits> = {}) {
  const limit = new FairLimit({ ...limits, ...over })
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const begin = (whose: string, name: string) =>
    limit.run(whose, () => {
      begun.push(name)
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
    })
  return {
    begun,
    begin,
    /** Whose end nobody waits for. */
    start(whose: string, name: string) {
      begin(whose, name).catch(() => {})
    },
    async end(name: string) {
      await settled()
      ends.get(name)!()
      await settled()
    },
  }
}

test.group('Fair limit', () => {
  test('who has one piece waits behind one of who has many', async ({ assert }) => {
    const { start, begun, end } = bench()
    for (const name of ['a1', 'a2', 'a3']) start('a', name)
    start('b', 'b1')
    for (const name of ['a1', 'a2', 'b1']) await end(name)
    assert.deepEqual(begun, ['a1', 'a2', 'b1', 'a3'])
  })

  test('nobody has two under way', async ({ assert }) => {
    const { start, begun, end } = bench({ atOnce: 2 })
    for (const name of ['a1', 'a2', 'a3']) start('a', name)
    await settled()
    assert.deepEqual(begun, ['a1'])
    start('b', 'b1')
    start('c', 'c1')
    await settled()
    assert.deepEqual(begun, ['a1', 'b1'])
    await end('b1')
    assert.deepEqual(begun, ['a1', 'b1', 'c1'])
    await end('a1')
    assert.deepEqual(begun, ['a1', 'b1', 'c1', 'a2'])
  })

  test('who has too many waiting is refused, and others are not', async ({ assert }) => {
    const { start, begin, begun, end } = bench()
    for (const name of ['a1', 'a2', 'a3', 'a4']) start('a', name)
    const refused = await begin('a', 'a5').catch((error) => error)
    assert.instanceOf(refused, ProblemException)
    assert.include(refused, { type: 'busy', detail: 'Later.' })
    start('b', 'b1')
    for (const name of ['a1', 'a2', 'b1', 'a3', 'a4']) await end(name)
    assert.deepEqual(begun, ['a1', 'a2', 'b1', 'a3', 'a4'])
  })

  test('where too many wait everybody is refused', async ({ assert }) => {
    const { start, begin } = bench({ waiting: 2 })
    start('a', 'a1')
    start('b', 'b1')
    start('c', 'c1')
    await assert.rejects(() => begin('d', 'd1'), 'Later.')
  })

  test('what fails makes room', async ({ assert }) => {
    const limit = new FairLimit(limits)
    const failing = async () => {
      throw new Error('No')
    }
    await assert.rejects(() => limit.run('a', failing), 'No')
    assert.equal(await limit.run('a', async () => 'done'), 'done')
  })
})
