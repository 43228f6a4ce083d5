import { test } from '@japa/runner'
import { CloneIdentity } from '#services/responder/people/clone_identity'
import type { GroundedPassage, GroundedContext } from '#services/responder/grounded_context'
import { GroundedResponder } from '#services/responder/grounded_responder'
import { usualTone as DEFAULT_TONE } from '#services/responder/grounded_context'

const said = (speaker: string | null, content: string): GroundedPassage => ({
  id: content,
  sourceType: 'memory',
  sourceTitle: 'Chat with Nate',
  speaker,
  content,
  similarity: null,
  score: 1,
})

const chat = [
  said('Joanna Smith', 'My favorite food is lasagna.'),
  said('Joanna Smith', 'What game did you win, Nate?'),
  said('Nate', 'I won my first chess tournament in Boston.'),
  said('Joanna Smith', 'I wrote a screenplay about my dog [photo: a brown dog]'),
  said('Joanna Smith', '[photo: a screenplay about her dog]'),
]

async function reply(message: string, passages = chat) {
  const context: GroundedContext = {
    clone: { name: 'Nate', description: '' },
    tone: DEFAULT_TONE,
    passages,
  }
  const responder = new GroundedResponder(context)
  return responder.reply({ message, earlier: [], replies: [] })
}

test.group('Asked speaker', () => {
  test('the clone tells its own lines of a chat as its own', async ({ assert }) => {
    const { text, verdict } = await reply('Where did you win the chess tournament?')
    assert.equal(verdict, 'told')
    assert.include(text, 'I won my first chess tournament in Boston.')
    assert.notInclude(text, 'said')
  })

  test('the line of another speaker is told as hers', async ({ assert }) => {
    const { text, verdict } = await reply('What is Joanna’s favorite food?')
    assert.equal(verdict, 'told')
    assert.include(text, 'Joanna Smith said: "My favorite food is lasagna."')
  })

  test('what another said of herself answers nothing about the clone: {0}')
    .with([
      ['What is your favorite food?'],
      ['Did you write a screenplay?'],
      ['What is Nate’s favorite food?'],
    ])
    .run(async ({ assert }, [question]) => {
      const { text } = await reply(question)
      assert.notInclude(text, 'lasagna')
      assert.notInclude(text, 'screenplay about my dog')
    })

  test('what the clone said of itself answers nothing about another speaker', async ({
    assert,
  }) => {
    const { text } = await reply('What tournament did Joanna win?')
    assert.notInclude(text, 'Boston')
  })

  test('what she said of the one she spoke to answers nothing about her', async ({ assert }) => {
    const { verdict } = await reply('What tattoo does Joanna have?', [
      said('Joanna Smith', 'Your tattoo looks great!'),
      said('Joanna Smith', 'Congrats on the tattoo.'),
    ])
    assert.equal(verdict, 'untold')
  })

  test('what was asked in a chat, and an attachment, are never said', async ({ assert }) => {
    const { text } = await reply('What did Joanna write about her dog?')
    assert.include(text, 'screenplay')
    assert.notInclude(text, 'photo')
    assert.notInclude((await reply('Which game did you win?')).text, 'What game')
  })

  test('a speaker is the clone by the first name', ({ assert }) => {
    const identity = new CloneIdentity({
      clone: { name: 'Nate', description: '' },
      passages: [],
    })
    assert.isTrue(identity.isCalled('Nate Brown'))
    assert.isTrue(identity.isCalled('NATE'))
    assert.isFalse(identity.isCalled('Joanna Smith'))
    assert.isFalse(identity.isCalled('+351 912 345 678'))
  })
})
