import { text } from 'node:stream/consumers'
import { test } from '@japa/runner'
import { AnswerTooLargeError, bounded, type Bounds } from '#services/outgoing/bounded_body'

const wide: Bounds = { bytes: 1000, pieces: 1000 }

function bodyOf(pieces: string[], bounds: Partial<Bounds>) {
  let isCancelled = false
  const waiting = pieces.map((piece) => new TextEncoder().encode(piece))
  const source = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = waiting.shift()
      if (piece) controller.enqueue(piece)
      else controller.close()
    },
    cancel: () => void (isCancelled = true),
  })
  return {
    read: () => text(bounded(source, { ...wide, ...bounds })),
    isCancelled: () => isCancelled,
  }
}

const events = (most: number, bytes: number) => ({ events: { most, bytes } })

test.group('Bounded body', () => {
  test('what is within its bounds comes through as it is', async ({ assert }) => {
    const pieces = ['data: a\n', '\nda', 'ta: é\r\n\r', '\n', 'data: c\n\n']
    const { read } = bodyOf(pieces, events(3, 12))
    assert.equal(await read(), pieces.join(''))
  })

  test('{$i}: what is not breaks off, and its source is let go')
    .with([
      [['x'.repeat(1001)], {}],
      [['x'.repeat(600), 'x'.repeat(401), ''], {}],
      [Array.from('x'.repeat(9)), { pieces: 8 }],
      [['data: aaaaa\n\n', 'data: bbbbbb\n\n'], events(9, 12)],
      [['data: aa\r\ndata: bb\r\n'], events(9, 12)],
      [['data: aa\n', 'data: bb'], events(9, 12)],
      [['a\n\nb\n\nc\n', '\nd'], events(2, 12)],
      [['\n\n\n\n'], events(2, 12)],
    ] as Array<[string[], Partial<Bounds>]>)
    .run(async ({ assert }, [pieces, bounds]) => {
      const { read, isCancelled } = bodyOf([...pieces, 'more'], bounds)
      await assert.rejects(read, AnswerTooLargeError)
      assert.isTrue(isCancelled())
    })
})
