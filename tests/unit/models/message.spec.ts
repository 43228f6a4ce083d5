import { test } from '@japa/runner'
import Message from '#models/message'

test.group('Message', () => {
  test('{said} tells: {told}')
    .with([
      { said: 'I moved to Lisbon in May.', told: 'I moved to Lisbon in May.' },
      { said: 'Where did you live as a child?', told: '' },
      { said: 'I moved to Lisbon. Do you like it there?', told: 'I moved to Lisbon.' },
      {
        said: 'I moved to Lisbon in May. Do you like it there? My flat has a view of the river.',
        told: 'I moved to Lisbon in May. My flat has a view of the river.',
      },
      { said: 'He asked: “Where have you been all day?”', told: '' },
      { said: 'Yes, thank you.', told: '' },
      { said: 'Hello!', told: '' },
      { said: '🦔', told: '' },
      { said: '…', told: '' },
    ])
    .run(({ assert }, { said, told }) => {
      assert.equal(Message.toldIn(said), told)
    })
})
