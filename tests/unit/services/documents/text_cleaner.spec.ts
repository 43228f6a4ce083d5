import { test } from '@japa/runner'
import { cleanText, cleanTitle } from '#services/documents/text_cleaner'

test.group('Text cleaner', () => {
  test('{what}')
    .with([
      { what: 'line breaks become one kind', raw: 'a\r\nb\rc\vd\u2028e', clean: 'a\nb\nc\nd\ne' },
      { what: 'a form feed ends a paragraph', raw: 'a\fb', clean: 'a\n\nb' },
      { what: 'control characters go, tabs stay', raw: 'a\0b\x07\tc\x7f\x9b', clean: 'ab\tc' },
      { what: 'a lone surrogate is replaced', raw: 'a\uD83Db', clean: 'a\uFFFDb' },
      { what: 'accents are composed', raw: 'Ole\u0301', clean: 'Ol\u00E9' },
      { what: 'blank lines are one', raw: '\n\na  \n \n\t\n\nb \n', clean: 'a\n\nb' },
      {
        what: 'soft hyphens and byte order marks go',
        raw: '\uFEFFex\u00ADample',
        clean: 'example',
      },
    ])
    .run(({ assert }, { raw, clean }) => assert.equal(cleanText(raw), clean))

  test('a million accents on one letter take no time', ({ assert }) => {
    assert.isAtMost(cleanText(`a${'\u0301\u0316'.repeat(500_000)}`).length, 31)
  })

  test('a title is one line of 500 characters, or null', ({ assert }) => {
    assert.equal(cleanTitle(' My\n book '), 'My book')
    assert.lengthOf(cleanTitle('x'.repeat(900))!, 500)
    assert.isNull(cleanTitle(' \0 '))
  })
})
