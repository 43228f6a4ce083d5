import { test } from '@japa/runner'
import { splitIntoSentences } from '#services/text/sentences'

const sentences = (text: string) => splitIntoSentences(text).map((sentence) => sentence.text)

test.group('Sentences', () => {
  test('{text}')
    .with([
      { text: 'Dr. Silva came. He left.', parts: ['Dr. Silva came.', 'He left.'] },
      { text: 'J. R. Smith wrote it. I read.', parts: ['J. R. Smith wrote it.', 'I read.'] },
      { text: 'You and I. Then we left.', parts: ['You and I.', 'Then we left.'] },
      { text: 'On Main St. The end.', parts: ['On Main St.', 'The end.'] },
      { text: 'St. Mary is old, e.g. The Bell.', parts: ['St. Mary is old, e.g. The Bell.'] },
      { text: 'See No. 5 Park. No. I won’t.', parts: ['See No. 5 Park.', 'No.', 'I won’t.'] },
      { text: '“Really?” she asked. “Yes.”', parts: ['“Really?” she asked.', '“Yes.”'] },
      { text: 'He said “go. ” She left.', parts: ['He said “go. ”', 'She left.'] },
      { text: '1. Buy milk.\n2. Go home.', parts: ['1. Buy milk.', '2. Go home.'] },
      { text: 'i love tea. my dog is rex!', parts: ['i love tea.', 'my dog is rex!'] },
      { text: 'It costs 3.50 euros. Good.', parts: ['It costs 3.50 euros.', 'Good.'] },
      { text: '元気ですか？「はい。」と。', parts: ['元気ですか？', '「はい。」', 'と。'] },
      { text: 'One line\nand its end. Two.', parts: ['One line and its end.', 'Two.'] },
      { text: 'A heading\n\nA text', parts: ['A heading', 'A text'] },
      { text: 'A heading\r\n \r\nA text', parts: ['A heading', 'A text'] },
      { text: 'The end. ***', parts: ['The end. ***'] },
      { text: ' \n\n ', parts: [] },
    ])
    .run(({ assert }, { text, parts }) => assert.deepEqual(sentences(text), parts))

  test('offsets say where a sentence stands', ({ assert }) => {
    const text = '  Hello\nthere.  Bye.\n\n“New.”'
    const places = splitIntoSentences(text).map(({ start, end }) => text.slice(start, end))
    assert.deepEqual(places, ['Hello\nthere.', 'Bye.', '“New.”'])
  })
})
