import { test } from '@japa/runner'
import { readExport, zipOf } from '#tests/support/exports'

const listed = (file: string | Buffer, name = 'memories.csv') => {
  const read = readExport(file, name)
  return {
    ...read,
    rows: read.messages.map(({ title, content, occurredAt }) => [
      title,
      content,
      occurredAt?.slice(0, 10) ?? null,
    ]),
  }
}

const bakery = ['The bakery', 'I opened the bakery, in Rua das Flores.', '1961-03-01']

test.group('CSV lists of memories', () => {
  test('{what}')
    .with([
      {
        what: 'with commas and quotes',
        file: 'title,content,occurred_at\nThe bakery,"I opened the bakery, in Rua das Flores.",1961-03-01\n',
      },
      {
        what: 'with semicolons and a German date',
        file: '\ufeffTitle;Content;Date\r\nThe bakery;I opened the bakery, in Rua das Flores.;1.3.1961\r\n',
      },
      {
        what: 'with tabs, other columns and other names',
        file: 'id\tText\tSubject\tWhen\n7\tI opened the bakery, in Rua das Flores.\tThe bakery\t1961-03-01T10:00:00+02:00\n',
      },
    ])
    .run(({ assert }, { file }) => {
      const read = listed(file)
      assert.equal(read.format, 'memories_csv')
      assert.deepEqual(read.rows, [bakery])
      assert.equal(read.title, 'memories')
    })

  test('rows without content and dates that can’t be told are reported', ({ assert }) => {
    const read = listed('content,date\nOne,soon\n,1961-03-01\n"Two\nlines",\n"cut off')
    assert.deepEqual(read.rows, [
      [null, 'One', null],
      [null, 'Two\nlines', null],
    ])
    assert.deepEqual(
      read.report.skipped.map(({ reason, count }) => [reason, count]),
      [
        ['unreadable', 1],
        ['empty', 1],
      ]
    )
    assert.match(read.report.notes[0], /^1 date can’t be read/)
    assert.equal(read.found, 4)
  })

  test('who speaks is kept where it says so', ({ assert }) => {
    const read = listed('speaker,content\nMaria,I was a nurse.\nRui,And I a cook.')
    assert.deepEqual(
      read.speakers.map(({ name }) => name),
      ['Maria', 'Rui']
    )
  })
})

test.group('JSON lists of memories', () => {
  test('of texts and of objects', ({ assert }) => {
    const file = JSON.stringify([
      'I was born in 1951.',
      {
        title: 'The bakery',
        content: 'I opened the bakery, in Rua das Flores.',
        occurred_at: '1961-03-01',
      },
      { title: 'No content' },
      7,
    ])
    const read = listed(file, 'list.json')
    assert.equal(read.format, 'memories_json')
    assert.deepEqual(read.rows, [[null, 'I was born in 1951.', null], bakery])
    assert.deepEqual(read.report.skipped, [{ reason: 'unreadable', count: 2, places: [3, 4] }])
    assert.deepEqual(listed(`{"version": 1, "memories": ${file}}`, 'list.json').rows, read.rows)
  })

  test('the memories of our own export are taken from its ZIP, and nothing else', ({ assert }) => {
    const memory = {
      id: '1',
      title: 'The bakery',
      content: bakery[1],
      occurred_at: '1961-03-01T00:00:00.000Z',
    }
    const file = zipOf({
      'account.json': '{"email": "ines@example.com"}',
      'api_keys.json': '[]',
      'clones/rui-1/memories.json': JSON.stringify([memory]),
      'clones/rui-1/documents.json': JSON.stringify([{ title: 'Letters', content: 'Dear Inês' }]),
    })
    assert.deepEqual(listed(file, 'export.zip').rows, [bakery])
  })
})
