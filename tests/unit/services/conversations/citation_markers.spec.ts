import { test } from '@japa/runner'
import { CitationMarkers } from '#services/conversations/citation_markers'

/** What a reader sees, and what was marked, where a reply arrives in pieces of so many characters. */
function read(reply: string, size: number) {
  const markers = new CitationMarkers()
  let shown = ''
  for (let at = 0; at < reply.length; at += size) {
    shown += markers.push(reply.slice(at, at + size))
    if (reply.length < 200 && /\[p?\d{1,2}[\],;]|\[$/.test(shown))
      throw new Error(`A marker shows: ${shown}`)
  }
  return {
    shown: (shown + markers.end()).trim(),
    numbers: markers.marks.map(({ number }) => number),
  }
}

const replies = [
  ['I was born in Porto [p1]. It rained [p2].', 'I was born in Porto. It rained.', [1, 2]],
  ['I was born in Porto. [p1] It rained. [2]', 'I was born in Porto. It rained.', [1, 2]],
  ['Both [p1][p3] and more [p2, p4; 5].', 'Both and more.', [1, 3, 2, 4, 5]],
  ['[p1] First, then [P12]', 'First, then', [1, 12]],
  ['Porto [p1]and Lisbon', 'Porto and Lisbon', [1]],
  ['Forged [99] and [p0] go too.', 'Forged and go too.', [99, 0]],
  ['In [1984] I read [sic] it [p', 'In [1984] I read [sic] it [p', []],
  ['Nothing is marked.\n\nTwo  spaces stay.', 'Nothing is marked.\n\nTwo  spaces stay.', []],
] as Array<[string, string, number[]]>

test.group('CitationMarkers', () => {
  test('in pieces of {$self} characters a marker never shows')
    .with([1, 2, 3, 5, 100])
    .run(({ assert }, size) => {
      for (const [reply, shown, numbers] of replies)
        assert.deepEqual(read(reply.slice(0), size), { shown, numbers }, reply)
    })

  test('a mark tells the end of what it stands for', ({ assert }) => {
    const markers = new CitationMarkers()
    markers.push('I was born in Porto [p1]. It rained [p2].')
    markers.end()
    const said = markers.marks.map(({ at }) => markers.text.slice(0, at))
    assert.deepEqual(said, ['I was born in Porto', 'I was born in Porto. It rained'])
  })

  test('a bracket that is never closed is not held back for long', ({ assert }) => {
    const markers = new CitationMarkers()
    assert.equal(markers.push('See ['), 'See')
    assert.equal(markers.push('the letter of 1951'), ' [the letter of 1951')
    assert.include(new CitationMarkers().push(`[${'1, '.repeat(500)}`), '[1, 1, ')
  })

  test('whatever is repeated is read through once', ({ assert }) => {
    for (const piece of [' ', '[', '[1', '[p1, ', '[ ', '1,', ']']) {
      for (const size of [1, 100_000]) {
        const { shown, numbers } = read(`Go${piece.repeat(100_000 / piece.length)}.`, size)
        assert.isTrue(shown.startsWith('Go'))
        assert.isEmpty(numbers)
      }
    }
    assert.lengthOf(read('[1]'.repeat(30_000), 1).numbers, 30_000)
  })
})
