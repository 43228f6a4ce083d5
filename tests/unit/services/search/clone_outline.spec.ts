import { test } from '@japa/runner'
import { message, outlined, outlineOf } from './outlines.js'

test.group('Clone outline', () => {
  test('messages without a long pause are a session', ({ assert }) => {
    const outline = outlineOf(
      message(1, 'Nate', 0),
      message(2, 'Joanna', 5),
      message(3, 'Nate', 5),
      message(4, 'Joanna', 5 + 4 * 60 + 1)
    )
    assert.deepEqual([...outline.sessions], [0, 0, 0, 1])
    assert.isTrue(outline.areTogether(0, 2))
    assert.isFalse(outline.areTogether(2, 3))
    assert.isFalse(outline.areTogether(0, -1))
    assert.isFalse(outline.areTogether(3, 4))
  })

  test('another chat, a jump back in time and what nobody said are sessions of their own', ({
    assert,
  }) => {
    const outline = outlineOf(
      message(1, 'Nate', 10),
      message(2, 'Nate', 11, 'Another chat'),
      message(3, 'Nate', 10, 'Another chat'),
      outlined({ number: 4 }),
      outlined({ number: 5 })
    )
    assert.deepEqual([...outline.sessions], [0, 1, 2, 3, 4])
  })

  test('speakers are known once each, and a passage by its number', ({ assert }) => {
    const outline = outlineOf(
      message(7, 'Nate', 0),
      message(9, 'Joanna', 1),
      message(12, 'Nate', 2)
    )
    assert.deepEqual(outline.speakers, ['Nate', 'Joanna'])
    assert.equal(outline.rowOf(12), 2)
    assert.isUndefined(outline.rowOf(8))
    assert.equal(outline.rowOf(9), 1)
  })

  test('an empty clone has an outline, too', ({ assert }) => {
    const outline = outlineOf()
    assert.equal(outline.size, 0)
    assert.isFalse(outline.hasContexts)
  })
})
