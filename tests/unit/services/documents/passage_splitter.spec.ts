import { test } from '@japa/runner'
import { splitIntoPassages } from '#services/text/passage_splitter'
import { countWords } from '#services/text/word_count'
import { ownTime } from '#tests/support/own_time'

const SENTENCE = 'My grandmother kept a small bakery near the river in Porto with her sisters.'
const FRAGMENTS = [
  'Hello there. ',
  'word ',
  '\n',
  '\n\n',
  'Dr. ',
  '“Yes!” ',
  '日本語の文です。',
  'ฉันรักประเทศไทย',
  '👩‍👩‍👧',
  '\uD800',
  'e\u0301',
  '\t ',
  '( ',
  '.',
  'x'.repeat(2_000),
  'A Heading\n\n',
]

const sentence = (number: number) => `Sentence ${number} is about a day by the river in Porto.`
const prose = (count: number) => Array.from({ length: count }, (_, i) => sentence(i)).join(' ')
const words = (text: string) => text.split(/\s+/).length

/** A text that is the same for the same seed (a linear congruential generator). */
function randomText(seed: number): string {
  let state = seed
  const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below
  return Array.from({ length: 5 + random(120) }, () => FRAGMENTS[random(FRAGMENTS.length)]).join('')
}

test.group('Passage splitter | prose', () => {
  test('passages are 80 to 120 words of whole sentences', ({ assert }) => {
    const passages = splitIntoPassages(prose(200))
    for (const { content } of passages.slice(0, -1)) {
      assert.isTrue(words(content) >= 80 && words(content) <= 120)
      assert.match(content, /^Sentence .*\.$/)
    }
  })

  test('a passage opens with the last sentence of the one before', ({ assert }) => {
    const [first, second] = splitIntoPassages(prose(40))
    const last = first.content.slice(first.content.lastIndexOf('Sentence'))
    assert.isTrue(second.content.startsWith(last))
    assert.isBelow(second.start, first.end)
  })

  test('a passage is its place in the text', ({ assert }) => {
    const text = prose(60)
    splitIntoPassages(text).forEach(({ content, start, end, position }, index) => {
      assert.equal(content, text.slice(start, end))
      assert.equal(position, index)
    })
  })

  test('a short text is one passage, a blank one is none', ({ assert }) => {
    assert.deepEqual(splitIntoPassages(' Hello. '), [
      { position: 0, content: 'Hello.', start: 1, end: 7 },
    ])
    assert.deepEqual(splitIntoPassages(' \n\n '), [])
  })

  test('a heading goes with what follows it', ({ assert }) => {
    const text = `${prose(8)}\n\nThe bakery\n\n${prose(8)}`
    const [, second] = splitIntoPassages(text)
    assert.isTrue(second.content.startsWith('The bakery\n\nSentence 0'))
  })

  test('a passage ends with a paragraph where it can', ({ assert }) => {
    const [first] = splitIntoPassages(`${prose(8)}\n\n${prose(8)}`)
    assert.equal(first.content, prose(8))
  })

  test('the items of a list stay together', ({ assert }) => {
    const list = Array.from({ length: 30 }, (_, i) => `item ${i}`).join('\n\n')
    assert.lengthOf(splitIntoPassages(list), 1)
  })
})

test.group('Passage splitter | long sentences', () => {
  test('a sentence of 200 words is whole, a longer one is cut at spaces', ({ assert }) => {
    assert.lengthOf(splitIntoPassages(`${'word '.repeat(199)}end.`), 1)
    const passages = splitIntoPassages(`${'word '.repeat(999)}end.`)
    assert.isAbove(passages.length, 8)
    for (const { content } of passages) assert.match(content, /^(word ?)*(end\.)?$/)
  })

  test('a long line prefers to be cut at line breaks', ({ assert }) => {
    const lines = Array.from({ length: 100 }, (_, i) => `Ana: line number ${i}`).join('\n')
    for (const { content } of splitIntoPassages(lines)) assert.match(content, /^Ana:.*\d$/s)
  })

  test('a word of 10,000 characters is cut between characters', ({ assert }) => {
    const passages = splitIntoPassages('👩‍👩‍👧'.repeat(1_250))
    assert.equal(passages.map(({ content }) => content).join(''), '👩‍👩‍👧'.repeat(1_250))
    for (const { content } of passages) assert.match(content, /^(👩‍👩‍👧)+$/u)
  })

  test('one letter with 10,000 marks never leaves half a surrogate pair', ({ assert }) => {
    const letter = `a${'\u{1D165}'.repeat(5_000)}`
    for (const { content } of splitIntoPassages(letter)) assert.isTrue(content.isWellFormed())
  })
})

test.group('Passage splitter | scripts without spaces', () => {
  test('{language} has passages of about the same size')
    .with([
      { language: 'Chinese', text: '今天天气很好，我们去公园散步吧。', longest: 260 },
      { language: 'Japanese', text: '祖母は川の近くで小さなパン屋をしていました。', longest: 260 },
      { language: 'Thai without stops', text: 'ฉันรักประเทศไทยและอาหารไทย', longest: 720 },
    ])
    .run(({ assert }, { text, longest }) => {
      const passages = splitIntoPassages(text.repeat(100))
      assert.isAbove(passages.length, 4)
      for (const { content } of passages) assert.isAtMost(content.length, longest)
    })

  test('words are counted or estimated', ({ assert }) => {
    assert.equal(countWords(SENTENCE), 14)
    assert.equal(countWords('今天天气'), 2)
  })
})

test.group('Passage splitter | any text', () => {
  test('everything that is not blank is in a passage, and no passage is in another', ({
    assert,
  }) => {
    for (let seed = 1; seed <= 150; seed++) {
      const text = randomText(seed * 7_919)
      const passages = splitIntoPassages(text)
      let covered = 0
      let previousStart = -1
      for (const { start, end } of passages) {
        assert.equal(text.slice(covered, Math.max(covered, start)).trim(), '', `seed ${seed}`)
        assert.isTrue(start > previousStart && end > covered, `seed ${seed}`)
        covered = end
        previousStart = start
      }
      assert.equal(text.slice(covered).trim(), '', `seed ${seed}`)
    }
  })

  test('two million characters take a few seconds at most', ({ assert }) => {
    const started = ownTime()
    assert.isAbove(splitIntoPassages(`${SENTENCE} `.repeat(26_000)).length, 3_000)
    assert.isBelow(ownTime() - started, 6_000)
  }).timeout(10_000)
})
