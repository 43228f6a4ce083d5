import { test } from '@japa/runner'
import { readExport, told, zipOf } from '#tests/support/exports'

const turn = (
  id: string,
  parent: string | null,
  role: string,
  parts: unknown[],
  more: object = {}
) => ({
  id,
  parent,
  children: [],
  message: {
    id,
    author: { role },
    create_time: 1620842591.5,
    content: { content_type: 'text', parts },
    recipient: 'all',
    metadata: {},
    ...more,
  },
})

const conversation = (title: string, turns: Array<{ id: string }>, last: string | null) => ({
  title,
  create_time: 1620842591,
  mapping: Object.fromEntries(
    [{ id: 'root', parent: null, message: null }, ...turns].map((one) => [one.id, one])
  ),
  current_node: last,
})

const lisbon = conversation(
  'A trip to Lisbon',
  [
    turn('a', 'root', 'system', ['You are helpful'], {
      metadata: { is_visually_hidden_from_conversation: true },
    }),
    turn('b', 'a', 'user', ['Where did my grandmother Inês live?']),
    turn('c', 'b', 'assistant', ['I do not know.']),
    turn('d', 'b', 'assistant', ['In Alfama, you said.', '']),
    turn('e', 'd', 'assistant', ['search("Alfama")'], { recipient: 'browser' }),
    turn('f', 'e', 'tool', ['results']),
    turn(
      'g',
      'f',
      'user',
      [{ content_type: 'image_asset_pointer', asset_pointer: 'file-service://1' }],
      {
        content: {
          content_type: 'multimodal_text',
          parts: [{ content_type: 'image_asset_pointer' }],
        },
      }
    ),
    turn('h', 'g', 'user', ['Yes, on the third floor.']),
  ],
  'h'
)

test.group('ChatGPT exports', () => {
  test('follow the way to where a conversation ended', ({ assert }) => {
    const read = readExport(JSON.stringify([lisbon]), 'conversations.json')
    assert.equal(read.format, 'chatgpt')
    assert.equal(read.title, 'ChatGPT conversations')
    assert.deepEqual(told(read.messages), [
      'You | 2021-05-12T18:03:11 | Where did my grandmother Inês live?',
      'ChatGPT | 2021-05-12T18:03:11 | In Alfama, you said.',
      'You | 2021-05-12T18:03:11 | Yes, on the third floor.',
    ])
    assert.equal(read.messages[0].chat, 'A trip to Lisbon')
    assert.deepEqual(
      read.report.skipped.map(({ reason, count }) => [reason, count]),
      [
        ['system', 3],
        ['media', 1],
      ]
    )
    assert.match(read.report.notes[0], /^One message was given up/)
    assert.equal(read.found, 7)
  })

  test('in a ZIP, in several parts, cut off, and with a circle', ({ assert }) => {
    const circle = conversation(
      'Round',
      [turn('a', 'b', 'user', ['Hi']), turn('b', 'a', 'assistant', ['Hello'])],
      'b'
    )
    const file = zipOf({
      'user.json': '{"id": "user-1", "email": "ines@example.com"}',
      'chat.html': '<html></html>',
      'conversations-000.json': JSON.stringify([lisbon]),
      'conversations-001.json': JSON.stringify([circle]).slice(0, -4),
    })
    const read = readExport(file, 'export.zip')
    assert.deepEqual(read.messages.map(({ content }) => content).slice(-2), ['Hi', 'Hello'])
    assert.lengthOf(read.messages, 5)
  })
})

const claude = [
  {
    uuid: '1',
    name: 'Bread',
    created_at: '2024-01-02T10:00:00.000000Z',
    chat_messages: [
      {
        sender: 'human',
        text: 'How did I say I bake bread?',
        content: [{ type: 'text', text: 'How did I say I bake bread?' }],
        created_at: '2024-01-02T10:00:00.123456Z',
      },
      {
        sender: 'assistant',
        text: 'x',
        content: [
          { type: 'thinking', thinking: 'Hm' },
          { type: 'text', text: 'With rye.' },
          { type: 'tool_use' },
          { type: 'text', text: 'And time.' },
        ],
        created_at: '2024-01-02T10:00:05Z',
      },
      {
        sender: 'human',
        text: '',
        content: [],
        attachments: [{ file_name: 'a.pdf' }],
        created_at: '2024-01-02T10:01:00Z',
      },
      { sender: 'constructor', text: 'no' },
    ],
  },
  {
    uuid: '2',
    name: '',
    chat_messages: [{ sender: 'human', text: 'An old one', created_at: '2023-05-01T08:00:00Z' }],
  },
]

test.group('Claude exports', () => {
  test('blocks of text are what was said', ({ assert }) => {
    const read = readExport(JSON.stringify(claude), 'conversations.json')
    assert.equal(read.format, 'claude')
    assert.deepEqual(told(read.messages), [
      'You | 2024-01-02T10:00:00 | How did I say I bake bread?',
      'Claude | 2024-01-02T10:00:05 | With rye.\n\nAnd time.',
      'You | 2023-05-01T08:00:00 | An old one',
    ])
    assert.deepEqual(
      read.messages.map(({ chat }) => chat),
      ['Bread', 'Bread', null]
    )
    assert.deepEqual(
      read.report.skipped.map(({ reason, count }) => [reason, count]),
      [
        ['media', 1],
        ['unreadable', 1],
      ]
    )
  })
})
