import { test } from '@japa/runner'
import { readExport, told } from '#tests/support/exports'

const messages = [
  { id: 1, type: 'service', date: '2021-05-12T20:03:11', actor: 'Maria', action: 'create_group' },
  {
    id: 2,
    type: 'message',
    date: '2021-05-12T20:03:11',
    date_unixtime: '1620842591',
    from: 'Maria Alves',
    from_id: 'user1',
    text: ['Look at ', { type: 'link', text: 'https://example.com' }, '!'],
    text_entities: [],
  },
  {
    id: 3,
    type: 'message',
    date: '2021-05-12T20:04:00',
    from: 'Rui',
    from_id: 'user2',
    text: '',
    photo: 'a.jpg',
  },
  {
    id: 4,
    type: 'message',
    date: '2021-05-12T20:05:00',
    from: null,
    from_id: 'user3',
    text: 'Who is that?',
  },
  {
    id: 5,
    type: 'message',
    date: '2021-05-12T20:06:00',
    from: 'Rui',
    from_id: 'user2',
    text: '',
    media_type: 'sticker',
  },
  { id: 6, type: 'message', date: 'yesterday', from: 'Rui', from_id: 'user2', text: 'My brother.' },
]

test.group('Telegram exports', () => {
  test('one of an early version, which names people alone', ({ assert }) => {
    const early = [
      { id: 1, type: 'service', date: '2018-01-01T10:00:00', actor: 'Rui', action: 'create' },
      {
        id: 2,
        type: 'message',
        date: '2018-01-01T10:01:00',
        from: 'Maria',
        text: 'I am in Braga.',
      },
      { id: 3, date: '2018-01-01T10:02:00', from: 'Rui', text: 'And your brother?' },
    ]
    const file = JSON.stringify({ name: 'Maria', type: 'personal_chat', id: 1, messages: early })
    const { messages: read, format } = readExport(file)
    assert.equal(format, 'telegram')
    assert.deepEqual(
      read.map(({ speaker, content }) => [speaker, content]),
      [
        ['Maria', 'I am in Braga.'],
        ['Rui', 'And your brother?'],
      ]
    )
  })

  test('of one chat', ({ assert }) => {
    const file = JSON.stringify(
      { name: 'Maria Alves', type: 'personal_chat', id: 7, messages },
      null,
      1
    )
    const read = readExport(file, 'result.json')
    assert.equal(read.format, 'telegram')
    assert.equal(read.title, 'Telegram chat with Maria Alves')
    assert.deepEqual(told(read.messages), [
      'Maria Alves | 2021-05-12T18:03:11 | Look at https://example.com!',
      'Deleted account | 2021-05-12T20:05:00 | Who is that?',
      'Rui | - | My brother.',
    ])
    assert.equal(read.found, 6)
    assert.deepEqual(read.report.skipped, [
      { reason: 'system', count: 1, places: [1] },
      { reason: 'media', count: 2, places: [3, 5] },
    ])
  })

  test('of everything keep conversations apart', ({ assert }) => {
    const said = (text: string) => [
      { type: 'message', date: '2021-05-12T20:05:00', from: 'Rui', from_id: 'user2', text },
    ]
    const file = JSON.stringify({
      about: 'Here is the data you requested.',
      contacts: { list: [{ first_name: 'Maria' }] },
      chats: {
        list: [
          { name: 'Maria', type: 'personal_chat', messages: said('Hi Maria') },
          { type: 'saved_messages', messages: said('Buy bread') },
        ],
      },
      left_chats: { list: [{ name: 'Choir', type: 'private_group', messages: said('Farewell') }] },
    })
    const read = readExport(file, 'result.json')
    assert.deepEqual(
      read.messages.map(({ chat, content }) => [chat, content]),
      [
        ['Maria', 'Hi Maria'],
        ['Saved messages', 'Buy bread'],
        ['Choir', 'Farewell'],
      ]
    )
    assert.equal(read.report.chats, 3)
    assert.deepEqual(
      read.speakers.map(({ name }) => name),
      ['Rui']
    )
  })

  test('that stop in the middle give what stands before', ({ assert }) => {
    const file = JSON.stringify({ name: 'Maria', messages }, null, 1)
    const read = readExport(file.slice(0, file.indexOf('"id": 6') + 20), 'result.json')
    assert.lengthOf(read.messages, 2)
    assert.match(
      read.report.notes[0],
      /^The file stops in the middle, at byte [\d,]+, in line \d+: what/
    )
  })
})
