import { test } from '@japa/runner'
import { CloneIdentity } from '#services/responder/people/clone_identity'
import type { Social } from '#services/responder/languages/contract/messages'
import { readIntent } from '#services/responder/message/message_reading'
import { moodOf } from '#tests/unit/services/responder/in_english'

const clone = { name: 'Rui Almeida', description: 'My father.' }
const identity = new CloneIdentity({ clone, passages: [] })
const read = (message: string) => readIntent(message, identity)

test.group('Intents', () => {
  test('{0} is {1}')
    .with([
      ['Hi', ['greeting']],
      ['heyyy', ['greeting']],
      ['Good morning, Rui!', ['greeting']],
      ['Bonjour', ['greeting']],
      ['привет', ['greeting']],
      ['你好', ['greeting']],
      ['Hello dad, how are you?', ['greeting', 'how_are_you']],
      ['Thanks a lot!', ['thanks']],
      ['obrigado', ['thanks']],
      ['Thanks mom, love you', ['thanks', 'affection']],
      ['Bye bye', ['goodbye']],
      ['See you tomorrow, dad', ['goodbye']],
      ['How have you been?', ['how_are_you']],
      ['Who are you?', ['who_are_you']],
      ["What's your name?", ['who_are_you']],
      ['are you a bot?', ['are_you_real']],
      ['Do you remember me?', ['remember_me']],
      ['What do you know?', ['overview']],
      ['Tell me about yourself', ['overview']],
      ['Tell me a story', ['story']],
      ['I love you so much', ['affection']],
      ['I miss you, dad', ['missing']],
      ['Sorry', ['apology']],
      ['ok', ['acknowledgement']],
      ['I want to die', ['distress']],
      ["It was a long day, dad. I can't go on anymore.", ['distress']],
      ['I wish I were dead', ['distress']],
      ['How did you get over it? I think of killing myself.', ['distress']],
      ['', ['empty']],
      ['😀😀', ['empty']],
      ['?!', ['empty']],
    ] as Array<[string, Social[]]>)
    .run(({ assert }, [message, socials]) => assert.deepEqual(read(message).socials, socials))

  test('{0} tells of no distress')
    .with(["I don't want to live in Lisbon", 'When did you die?', 'I cannot go on holiday'])
    .run(({ assert }, message) => assert.notInclude(read(message).socials, 'distress'))

  test('a title with a full stop ends no question', ({ assert }) => {
    const question = 'What did you give to Mr. Whitefield?'
    assert.deepEqual(read(question).questions, [question])
  })

  test('a greeting and an address are taken off a question', ({ assert }) => {
    const { socials, questions, greeting } = read('Olá Rui, onde nasceste?')
    assert.deepEqual(socials, ['greeting'])
    assert.equal(greeting, 'Olá')
    assert.deepEqual(questions, ['onde nasceste?'])
    assert.deepEqual(read('Dad, where were you born?').questions, ['where were you born?'])
    assert.deepEqual(read('Where were you born, dad?').questions, ['Where were you born?'])
    assert.deepEqual(read('mom what did u do for work').questions, ['what did you do for work'])
  })

  test('thanks and goodbye around a question are heard', ({ assert }) => {
    const { socials, questions } = read('Thank you for that! And your brother? Bye!')
    assert.deepEqual(socials, ['thanks', 'goodbye'])
    assert.deepEqual(questions, ['And your brother?'])
  })

  test('{0} is a question')
    .with([
      'How are you related to Paulo?',
      'What can you tell me about boats?',
      'tell me about the house',
      'Who is your wife',
      'Sing me a song',
      'your brother',
      'I remember when you taught me to swim',
      'Where were you born',
      'Good question, but where were you born?',
      'Did anyone in the family commit suicide?',
    ])
    .run(({ assert }, message) => {
      assert.lengthOf(read(message).questions, 1)
      assert.isEmpty(read(message).statement)
      assert.isEmpty(read(message).socials)
    })

  test('{0} is something told')
    .with(['I got a new job today', 'My dog died yesterday.', 'We moved to Braga last week'])
    .run(({ assert }, message) => {
      assert.isEmpty(read(message).questions)
      assert.equal(read(message).statement, message)
    })

  test('news has a mood', ({ assert }) => {
    assert.equal(moodOf('I passed my exam'), 'glad')
    assert.equal(moodOf('My friend is ill'), 'sad')
    assert.equal(moodOf('I lost my job'), 'sad')
    assert.equal(moodOf('I painted the door'), 'neutral')
  })
})
