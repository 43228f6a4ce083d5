import { test } from '@japa/runner'
import { androidChat, readExport, told, zipOf } from '#tests/support/exports'

const utf16 = (text: string) => Buffer.from(text, 'utf16le')

test.group('Hostile and damaged exports', () => {
  test('a chat in {encoding} says the same')
    .with([
      { encoding: 'UTF-8 with a mark', file: Buffer.from(`\ufeff${androidChat}`) },
      { encoding: 'UTF-16 with a mark', file: utf16(`\ufeff${androidChat}`) },
      { encoding: 'UTF-16 without a mark', file: utf16(androidChat) },
      { encoding: 'big-endian UTF-16', file: utf16(`\ufeff${androidChat}`).swap16() },
    ])
    .run(({ assert }, { file }) => {
      assert.deepEqual(told(readExport(file).messages), told(readExport(androidChat).messages))
    })

  test('a chat in Windows-1252 keeps its accents', ({ assert }) => {
    const file = Buffer.from('13/05/2021, 18:03 - Inês: O avô já está no café', 'latin1')
    assert.deepEqual(told(readExport(file).messages), [
      'Inês | 2021-05-13T18:03:00 | O avô já está no café',
    ])
  })

  test('null characters, scripts and strange keys are text', ({ assert }) => {
    const name = '<script>alert(1)</script>'
    const chat = `13/05/2021, 18:03 - ${name}: Hi\0 there\n13/05/2021, 18:04 - __proto__: constructor\n`
    const read = readExport(chat)
    assert.deepEqual(
      read.messages.map(({ speaker, content }) => [speaker, content]),
      [
        [name, 'Hi there'],
        ['__proto__', 'constructor'],
      ]
    )
    assert.deepEqual(
      read.speakers.map(({ name: who }) => who),
      [name, '__proto__']
    )
    const json = '[{"__proto__": {"content": "polluted"}, "content": "mine"}, {"constructor": 1}]'
    assert.deepEqual(
      readExport(json).messages.map(({ content }) => content),
      ['mine']
    )
    assert.isUndefined(({} as Record<string, unknown>).content)
  })

  test('a line of a megabyte is cut to what a memory may hold', ({ assert }) => {
    const read = readExport(
      `13/05/2021, 18:03 - Maria: ${'long '.repeat(250_000)}\n13/05/2021, 18:04 - Rui: Oh`
    )
    assert.deepEqual(
      read.messages.map(({ content }) => content.length),
      [19_999, 2]
    )
    assert.equal(read.report.shortened, 1)
  })

  test('200,000 lines are read, and what is over the limit is counted', ({ assert }) => {
    const lines = Array.from(
      { length: 200_000 },
      (_, n) => `13/05/2021, 18:03 - ${n % 2 ? 'Maria' : 'Rui'}: Message ${n}`
    )
    const began = Date.now()
    const read = readExport(lines.join('\n'), 'chat.txt', { messages: 150_000 })
    assert.isBelow(Date.now() - began, 15_000)
    assert.lengthOf(read.messages, 150_000)
    assert.equal(read.found, 200_000)
    assert.deepEqual(read.report.skipped, [
      {
        reason: 'over_limit',
        count: 50_000,
        places: [150_001, 150_002, 150_003, 150_004, 150_005],
      },
    ])
  }).timeout(30_000)

  test('a ZIP that unpacks to very much is given up', ({ assert }) => {
    const bomb = zipOf({ '_chat.txt': new Uint8Array(30 * 1024 * 1024) })
    assert.isBelow(bomb.length, 100_000)
    assert.throws(
      () => readExport(bomb, 'a.zip', { unpackedBytes: 1024 * 1024 }),
      /unpack to more than 1 MB/
    )
    const many = zipOf(Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${n}.jpg`, 'x'])))
    assert.throws(() => readExport(many, 'a.zip', { entries: 20 }), /more than 20 files/)
  })

  test('the names in a ZIP lead nowhere', ({ assert }) => {
    const file = zipOf({ '../../../etc/cron.d/chat.txt': androidChat })
    assert.lengthOf(readExport(file, 'a.zip').messages, 5)
  })

  test('a ZIP that is cut off gives what can be unpacked', ({ assert }) => {
    const lines = Array.from(
      { length: 20_000 },
      () => `13/05/2021, 18:03 - Maria: Message ${Math.random()}`
    )
    const whole = zipOf({ '_chat.txt': lines.join('\n') })
    const read = readExport(whole.subarray(0, Math.floor(whole.length / 2)), 'a.zip')
    assert.isAbove(read.messages.length, 2000)
    assert.match(read.report.notes[0], /cut off or damaged within “_chat.txt”/)
  })

  test('{what} says what is wrong with it')
    .with([
      { what: 'an empty file', file: '', reason: /no export of a chat/ },
      { what: 'a letter', file: 'Dear Inês,\nhow are you?', reason: /added as a document/ },
      { what: 'a ZIP of pictures', file: zipOf({ 'a.jpg': 'x' }), reason: /holds no chat/ },
      {
        what: 'half a ZIP',
        file: zipOf({ 'a.txt': androidChat }).subarray(0, 20),
        reason: /holds no chat|damaged/,
      },
      {
        what: 'a chat of pictures',
        file: '13/05/2021, 18:03 - Maria: <Media omitted>',
        reason: /holds no words/,
      },
      {
        what: 'deep nesting',
        file: `[${'['.repeat(100_000)}`,
        reason: /no export of a chat|no messages|None of/,
      },
      {
        what: 'noise',
        file: Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256)),
        reason: /no text|encoding/,
      },
    ])
    .run(({ assert }, { file, reason }) => {
      assert.throws(() => readExport(file, 'file.zip'), reason)
    })
})
