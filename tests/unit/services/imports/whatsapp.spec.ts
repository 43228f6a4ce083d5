import { test } from '@japa/runner'
import { parseString } from 'whatsapp-chat-parser'
import { androidChat, readExport, told, zipOf } from '#tests/support/exports'

test.group('WhatsApp exports', () => {
  test('of Android: lines that go on, captions, and what is no message', ({ assert }) => {
    const { messages, format, found, speakers, report } = readExport(androidChat)
    assert.equal(format, 'whatsapp')
    assert.deepEqual(told(messages), [
      'Maria | 2021-05-12T18:03:00 | I was born in Porto in 1951 😊',
      'Rui | 2021-05-12T18:04:00 | Really? And where did you\ngo to school?\n\nNear the river?',
      'Maria | 2021-05-12T18:06:00 | Yes, my sister Inês taught me to read there.',
      'Rui | 2021-05-13T09:00:00 | The school, today',
      'Maria | 2021-05-13T09:01:00 | Oh, the old gate!',
    ])
    assert.equal(found, 9)
    assert.deepEqual(report.skipped, [
      { reason: 'system', count: 2, places: [1, 13] },
      { reason: 'media', count: 1, places: [7] },
      { reason: 'deleted', count: 1, places: [9] },
    ])
    assert.deepEqual(
      speakers.map(({ name, messages: said }) => [name, said]),
      [
        ['Maria', 3],
        ['Rui', 2],
      ]
    )
    assert.equal(report.from, '2021-05-12T18:03:00.000Z')
    assert.equal(report.until, '2021-05-13T09:01:00.000Z')
    assert.deepEqual(report.notes, [])
  })

  test('of iOS: marks of the app, attachments and a group', ({ assert }) => {
    const chat = [
      '[12.05.21, 18:02:59] Familie: \u200eNachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.',
      '[12.05.21, 18:03:11] ~\u202fJörg Müller: Wir treffen uns um 10: am Bahnhof',
      '\u200e[12.05.21, 18:03:40] Anna: \u200eBild weggelassen',
      '\u200e[12.05.21, 18:04:02] Anna: Der Garten \u200e<Anhang: 00000012-PHOTO-2021-05-12.jpg>',
      '\u200e[12.05.21, 18:04:30] Anna: \u200e<Anhang: 00000013-PHOTO-2021-05-12.jpg>',
      '[12.05.21, 18:05:00] Anna: \u200eDiese Nachricht wurde gelöscht.',
      '[12.05.21, 18:06:00] Anna: Bis dann! \u200e<Diese Nachricht wurde bearbeitet.>',
    ].join('\r\n')
    const { messages, report } = readExport(chat)
    assert.deepEqual(told(messages), [
      'Jörg Müller | 2021-05-12T18:03:11 | Wir treffen uns um 10: am Bahnhof',
      'Anna | 2021-05-12T18:04:02 | Der Garten',
      'Anna | 2021-05-12T18:06:00 | Bis dann!',
    ])
    assert.deepEqual(
      report.skipped.map(({ reason, count }) => [reason, count]),
      [
        ['system', 1],
        ['media', 2],
        ['deleted', 1],
      ]
    )
  })

  test('a line of {where} is read: {line}')
    .with([
      { where: 'the United States, Android', line: '5/13/21, 6:03 PM - Maria: Hi' },
      { where: 'the United States, iOS', line: '[5/13/21, 6:03:00\u202fPM] Maria: Hi' },
      { where: 'Australia', line: '13/5/21, 6:03 pm - Maria: Hi' },
      { where: 'Mexico', line: '13/5/21, 6:03 p.\u00a0m. - Maria: Hi' },
      { where: 'Spain, iOS', line: '[13/5/21, 18:03:00] Maria: Hi' },
      { where: 'Brazil', line: '13/05/2021 18:03 - Maria: Hi' },
      { where: 'Germany', line: '13.05.21, 18:03 - Maria: Hi' },
      { where: 'Germany, earlier', line: '13.05.21 um 18:03 - Maria: Hi' },
      { where: 'France', line: '13/05/2021 à 18:03 - Maria: Hi' },
      { where: 'the Netherlands', line: '[13-05-21 18:03:00] Maria: Hi' },
      { where: 'Sweden', line: '2021-05-13 18:03 - Maria: Hi' },
      { where: 'Canada', line: '[2021-05-13, 6:03:00 p.m.] Maria: Hi' },
      { where: 'Hungary', line: '2021. 05. 13. 18:03 - Maria: Hi' },
      { where: 'Finland', line: '13.5.2021 klo 18.03 - Maria: Hi' },
      { where: 'Japan', line: '2021/05/13 18:03 - Maria: Hi' },
      { where: 'Japan, 12 hours', line: '[2021/05/13 午後6:03:00] Maria: Hi' },
      { where: 'China', line: '2021/5/13 下午6:03 - Maria: Hi' },
      { where: 'Korea', line: '2021년 5월 13일 오후 6:03 - Maria: Hi' },
      { where: 'Egypt', line: '١٣\u200f/٥\u200f/٢٠٢١، ٦:٠٣ م - Maria: Hi' },
      { where: 'Israel', line: '13.5.2021, 18:03 - \u200fMaria: Hi' },
      { where: 'Turkey', line: '13.05.2021 18:03 - Maria: Hi' },
      { where: 'Thailand', line: '13/5/2564 18:03 - Maria: Hi' },
      { where: 'an old version', line: '13/05/2021 18:03: Maria: Hi' },
    ])
    .run(({ assert }, { line }) => {
      const { messages } = readExport(`${line}\n`)
      assert.deepEqual(told(messages), ['Maria | 2021-05-13T18:03:00 | Hi'])
    })

  test('the order of day and month is that in which a chat goes forward', ({ assert }) => {
    const days = (...written: string[]) =>
      readExport(written.map((day) => `${day}, 10:00 - Maria: Hi on ${day}`).join('\n'))
    const dates = ({ messages }: ReturnType<typeof days>) =>
      messages.map(({ occurredAt }) => occurredAt!.slice(0, 10))
    const american = days('1/11/21', '1/12/21', '2/1/21')
    assert.deepEqual(dates(american), ['2021-01-11', '2021-01-12', '2021-02-01'])
    const european = days('11/1/21', '12/1/21', '1/2/21')
    assert.deepEqual(dates(european), ['2021-01-11', '2021-01-12', '2021-02-01'])
    const open = days('1/2/21')
    assert.deepEqual(dates(open), ['2021-02-01'])
    assert.match(open.report.notes[0], /read in two ways/)
    assert.deepEqual(days('1.2.21').report.notes, [])
  })

  test('half past midnight and noon, on a clock of twelve hours', ({ assert }) => {
    const times = ['12:30 AM', '12:30 PM', '1:00 AM', '11:59 PM']
    const { messages } = readExport(
      times.map((time) => `5/13/21, ${time} - Maria: It is ${time}`).join('\n')
    )
    assert.deepEqual(
      messages.map(({ occurredAt }) => occurredAt!.slice(11, 16)),
      ['00:30', '12:30', '01:00', '23:59']
    )
  })

  test('{language} knows no picture and no deleted message as words')
    .with([
      {
        language: 'Portuguese',
        lines: ['<Mídia oculta>', 'Mensagem apagada', '\u200eimagem ocultada'],
      },
      {
        language: 'Spanish',
        lines: ['<Multimedia omitido>', 'Se eliminó este mensaje.', '\u200eimagen omitida'],
      },
      {
        language: 'French',
        lines: ['<Médias omis>', 'Ce message a été supprimé', '\u200eimage absente'],
      },
      {
        language: 'German',
        lines: [
          '<Medien ausgeschlossen>',
          'Du hast diese Nachricht gelöscht.',
          '\u200eAudio weggelassen',
        ],
      },
      {
        language: 'Italian',
        lines: ['<Media omessi>', 'Questo messaggio è stato eliminato', '\u200eimmagine omessa'],
      },
      {
        language: 'Dutch',
        lines: ['<Media weggelaten>', 'Dit bericht is verwijderd', '\u200eafbeelding weggelaten'],
      },
      {
        language: 'Russian',
        lines: ['<Без медиафайлов>', 'Данное сообщение удалено', '\u200eизображение опущено'],
      },
      {
        language: 'Japanese',
        lines: ['<メディアが含まれていません>', 'このメッセージは削除されました', '\u200e画像省略'],
      },
      { language: 'Chinese', lines: ['<省略多媒体文件>', '此消息已删除', '\u200e图片已省略'] },
    ])
    .run(({ assert }, { lines }) => {
      const said = ['Hi', ...lines].map((line, n) => `13/05/2021, 18:0${n} - Maria: ${line}`)
      const { messages, report } = readExport(said.join('\n'))
      assert.lengthOf(messages, 1)
      assert.deepEqual(
        report.skipped.map(({ reason, count }) => [reason, count]),
        [
          ['media', 2],
          ['deleted', 1],
        ]
      )
    })

  test('what can’t be is left out, and said where', ({ assert }) => {
    const chat = [
      'Exported by hand',
      '13/05/2021, 18:03 - Maria: Hi',
      '45/13/2021, 18:04 - Maria: no such day',
      'and what belongs to it',
      '13/05/2021, 25:61 - Maria: no such time',
      '14/05/2021, 18:03 - Maria: Bye',
    ].join('\n')
    const { messages, found, report } = readExport(chat)
    assert.deepEqual(
      messages.map(({ content }) => content),
      ['Hi', 'Bye']
    )
    assert.equal(found, 5)
    assert.deepEqual(report.skipped, [{ reason: 'unreadable', count: 3, places: [1, 3, 5] }])
  })

  test('a ZIP with pictures is read, and called after its file', ({ assert }) => {
    const file = zipOf({
      '00000012-PHOTO.jpg': new Uint8Array(100_000),
      '_chat.txt': androidChat,
    })
    const { messages, title } = readExport(file, 'WhatsApp Chat - Maria Alves.zip')
    assert.lengthOf(messages, 5)
    assert.equal(title, 'WhatsApp chat with Maria Alves')
    assert.equal(
      readExport(androidChat, 'Chat de WhatsApp con Inês.txt').title,
      'WhatsApp chat with Inês'
    )
    assert.equal(readExport(androidChat, '_chat.txt').title, 'WhatsApp chat of Maria and Rui')
  })

  test('an ordinary chat is read as another parser reads it', ({ assert }) => {
    const lines = Array.from({ length: 400 }, (_, n) => {
      const day = String((n % 28) + 1).padStart(2, '0')
      const month = String(Math.floor(n / 28 / 2) + 1).padStart(2, '0')
      return `${day}/${month}/2021, 1${n % 10}:0${n % 6} - ${n % 3 ? 'Maria' : 'Rui'}: Message ${n}\nand more`
    })
    const { messages } = readExport(lines.join('\n'))
    const expected = parseString(lines.join('\n'), { daysFirst: true })
    assert.deepEqual(
      messages.map(({ speaker, content, occurredAt }) => [speaker, content, occurredAt]),
      expected.map(({ author, message, date }) => [
        author,
        message,
        new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString(),
      ])
    )
  })
})
