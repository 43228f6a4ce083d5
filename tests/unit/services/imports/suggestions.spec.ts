import { test } from '@japa/runner'
import { LastingStatements, scoreOf } from '#services/imports/suggestions/lasting_statements'
import { ToneSigns } from '#services/imports/suggestions/tone_signs'
import { TypicalPhrases } from '#services/imports/suggestions/typical_phrases'

const toneOf = (...messages: string[]) => {
  const signs = new ToneSigns()
  for (const message of messages) signs.add(message)
  return signs
}

test.group('Tone signs', () => {
  test('who writes with love is warmer than who does not', ({ assert }) => {
    const warm = toneOf(
      'Good night, my dear ❤️',
      'I miss you!',
      'Hugs and kisses 😘',
      'See you'
    ).tone
    const cool = toneOf('ok', 'see you at 8', 'no', 'the train is late').tone
    assert.isAbove(warm.warmth, 0.65)
    assert.isBelow(cool.warmth, 0.3)
  })

  test('laughter is humor, in any language', ({ assert }) => {
    for (const laughter of ['hahaha', 'jajaja', 'kkkkk', 'lol', '😂', 'хахаха', 'rsrsrs']) {
      const { tone, signs } = toneOf(`${laughter} that is good`, 'ok', `oh ${laughter}`)
      assert.isAbove(tone.humor, 0.4, laughter)
      assert.equal(signs.find(({ dial }) => dial === 'humor')!.count, 2)
    }
  })

  test('what is nearly laughter is read as fast as anything else', ({ assert }) => {
    for (const text of ['ahahaa'.repeat(40), '_'.repeat(50_000), 'a'.repeat(50_000)])
      assert.isEmpty(toneOf(`${text}Z9`).signs.filter(({ dial }) => dial === 'humor'))
    assert.equal(toneOf('aahahaahah').signs[0].name, 'laughter')
  })

  test('whole sentences and courtesy are formal, short forms are not', ({ assert }) => {
    const formal = toneOf('Thank you for your letter.', 'Would you please call me tomorrow?').tone
    const casual = toneOf('thx', 'u coming??', 'gonna be late lol', 'idk').tone
    assert.isAbove(formal.formality, 0.7)
    assert.isBelow(casual.formality, 0.2)
  })

  test('what it is based on is told with examples', ({ assert }) => {
    const { signs, messages } = toneOf('Good night, my dear', 'ok then', 'Oh my dear!', 'fine')
    assert.equal(messages, 4)
    assert.deepInclude(signs, {
      dial: 'warmth',
      name: 'words of love',
      count: 2,
      examples: ['Good night, my dear', 'Oh my dear!'],
    })
  })
})

test.group('Typical phrases', () => {
  test('are those that the others do not use', ({ assert }) => {
    const phrases = new TypicalPhrases()
    for (let n = 0; n < 5; n++) phrases.add(`Well I never, number ${n}. See you tomorrow in Porto`)
    for (let n = 0; n < 5; n++) phrases.addOther('See you tomorrow!')
    const found = phrases.phrases.map(({ phrase }) => phrase)
    assert.include(found, 'Well I never')
    assert.notInclude(found, 'See you tomorrow')
    assert.notInclude(found, 'in Porto')
  })

  test('a message that is sent again and again is none, what she says in many is', ({ assert }) => {
    const phrases = new TypicalPhrases()
    for (let n = 0; n < 9; n++) {
      phrases.add('I was born in Nazaré, you know, right by the fish market')
      phrases.add(`Slowly, my girl! Number ${n} will come by itself`)
      phrases.addOther('Tell me again')
    }
    const found = phrases.phrases.map(({ phrase }) => phrase)
    assert.include(found, 'my girl')
    assert.notInclude(found.join(), 'fish market')
  })
})

test.group('Lasting statements', () => {
  test('{text} is one')
    .with([
      { text: 'I was born in Porto in 1951.' },
      { text: 'My father mended nets every winter, and I held the lamp.' },
      { text: 'When I was young I worked in the bakery of my uncle.' },
      { text: 'Nasci em Lisboa e cresci com a minha avó Rosa.' },
      { text: 'Cuando era niño viví en Sevilla con mi abuela.' },
      { text: 'Als ich klein war, wohnte meine Oma in Dresden.' },
      { text: 'Je suis né à Lyon, et ma mère était infirmière.' },
    ])
    .run(({ assert }, { text }) => assert.isAtLeast(scoreOf(text), 3.5))

  test('{text} is none')
    .with([
      { text: 'ok' },
      { text: 'When did you say your sister was born?' },
      { text: 'I will call you later, now I am on my way home' },
      { text: 'Yes, that is what I always said' },
      { text: 'Look: https://example.com/i-was-born-in-1951 is my birthday' },
    ])
    .run(({ assert }, { text }) => assert.isBelow(scoreOf(text), 3.5))

  test('what is told twice is suggested once, the best first', ({ assert }) => {
    const statements = new LastingStatements()
    const say = (position: number, content: string) =>
      statements.add({
        position,
        place: 0,
        content,
        speaker: 'Maria',
        occurredAt: null,
        chat: null,
        title: null,
      })
    say(0, 'My first teacher was my aunt Rosa, when I was five.')
    say(1, 'I was born in Porto in 1951, when I was young I lived there.')
    say(2, 'I was born in Porto in 1951, when I was young I lived there!!')
    assert.deepEqual(
      statements.statements.map(({ position }) => position),
      [1, 0]
    )
  })
})
