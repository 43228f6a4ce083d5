import { test } from '@japa/runner'
import { readAloud, readAloudInEnglish } from '#services/ai/drivers/dummy_speech/spoken_text'
import { ownTime } from '#tests/support/own_time'

test.group('Spoken text', () => {
  test('{written} is read as {spoken}')
    .with([
      { written: 'Well… I — we — laughed.', spoken: 'Well, I, we, laughed.' },
      { written: '“Olá,” she said’ 🙂🇵🇹', spoken: "Ola, she said'" },
      { written: 'It cost €300.', spoken: 'It cost 300 euros.' },
      { written: 'It cost £1 and $2.50.', spoken: 'It cost 1 pound and 2 dollars 50.' },
      { written: 'They paid $3 million.', spoken: 'They paid 3 million dollars.' },
      { written: 'It was 20 €', spoken: 'It was 20 euros' },
      { written: 'From 1961–1974 in Angola.', spoken: 'From 1961 to 1974 in Angola.' },
      { written: 'Café & crème brûlée, 50%', spoken: 'Cafe and creme brulee, 50 percent' },
      { written: '1,200 people', spoken: '1200 people' },
      { written: 'See **[the map](https://a.example/x)**', spoken: 'See the map' },
      { written: 'Łódź, Straße, Ærø', spoken: 'Lodz, Strasse, Aero' },
      { written: 'a\u0000b\u202ec', spoken: 'a b c' },
    ])
    .run(({ assert }, { written, spoken }) => {
      assert.deepEqual(readAloudInEnglish(written), [spoken])
    })

  test('other letters stay for voices that know them', ({ assert }) => {
    assert.deepEqual(readAloud('Привет, мир 🙂!'), ['Привет, мир !'])
    assert.isEmpty(readAloudInEnglish('Привет, мир!'))
  })

  test('the first sentence comes alone, then as many as fit; nothing is lost', ({ assert }) => {
    const sentence = 'We swam in the river behind the mill until the first cold days.'
    const pieces = readAloudInEnglish(`${sentence} `.repeat(20))
    assert.equal(pieces[0], sentence)
    assert.isBelow(pieces.length, 8)
    for (const piece of pieces) assert.isAtMost(piece.length, 300)
    assert.equal(pieces.join(' '), `${sentence} `.repeat(20).trim())
  })

  test('a text without an end is cut between words, one without a space anywhere', ({ assert }) => {
    for (const text of ['word '.repeat(1000).trim(), 'x'.repeat(5000)]) {
      const pieces = readAloudInEnglish(text)
      for (const piece of pieces) assert.isAtMost(piece.length, 300)
      assert.equal(pieces.join('').replaceAll(' ', ''), text.replaceAll(' ', ''))
    }
  })

  test('hostile texts are read in no time', ({ assert }) => {
    const began = ownTime()
    for (const part of ['[', '](', '**', '€1.', '1,', '…', ' - ', '👨‍👩‍👧', '<', 'é\u0301'])
      readAloudInEnglish(part.repeat(5000 / part.length))
    assert.isBelow(ownTime() - began, 1000)
  })
})
