import { test } from '@japa/runner'
import { markedWords } from '#services/search/marked_words'

const marked = (text: string, question: string) =>
  markedWords(text, question)
    .map(({ text: piece, isMatch }) => (isMatch ? `[${piece}]` : piece))
    .join('')

test.group('Marked words', () => {
  test('words are marked whatever their ending, case and accents', ({ assert }) => {
    assert.equal(
      marked('José walked; José walks to the BAKERIES.', 'Did jose walk to the bakery?'),
      '[José] [walked]; [José] [walks] to the [BAKERIES].'
    )
  })

  test('nothing is lost, and words that say nothing are not marked', ({ assert }) => {
    assert.equal(
      marked('The sea is in the north.', 'Where is the sea?'),
      'The [sea] is in the north.'
    )
    assert.equal(marked('  ', 'sea'), '  ')
    assert.equal(marked('海が好き。', '?'), '海が好き。')
  })
})
