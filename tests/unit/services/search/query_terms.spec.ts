import Database from 'better-sqlite3'
import { test } from '@japa/runner'
import { fts5Match, queryTerms, tsQuery } from '#services/search/query_terms'
import { ownTime } from '#tests/support/own_time'

const HOSTILE_TEXTS = [
  '"',
  '""" OR 1',
  "'; DROP TABLE passages; --",
  'bread OR (',
  'NEAR(bread river, 2)',
  'text:bread -text:river',
  '{text} : bread',
  '^bread* + river',
  'AND OR NOT',
  'bread\0river',
  '\0',
  '😀👨‍👩‍👧 bread 👍',
  'bread \ud800 river \udc00',
  'x'.repeat(10_000),
  Array.from({ length: 1000 }, (_, i) => `word${i}`).join(' '),
  '\\ & | ! <-> bread:*A',
  '今天天气怎么样',
]

function passagesTable() {
  const database = new Database(':memory:')
  database.exec(
    `CREATE VIRTUAL TABLE passages USING fts5(text, tokenize = 'porter unicode61 remove_diacritics 2')`
  )
  const insert = database.prepare('INSERT INTO passages (text) VALUES (?)')
  insert.run("My grandmother's bread, baked on Sundays")
  insert.run('We swam in the river; AND, OR and NOT are words, NEAR too')
  insert.run('O’Brien lived at Café Zé')
  return database
}

function found(query: string | null) {
  const rows = passagesTable().prepare('SELECT rowid FROM passages WHERE passages MATCH ?')
  return rows.pluck().all(query)
}

test.group('Query terms', () => {
  test('a question leaves its content words, lower-cased and each once', ({ assert }) => {
    assert.deepEqual(
      queryTerms("Where did Grandma's sister, or my sister, go to School in 1954?"),
      ['grandma', 'sister', 'go', 'school', '1954']
    )
  })

  test('a question of stop words only keeps them', ({ assert }) => {
    assert.deepEqual(queryTerms('Who are you?'), ['who', 'are', 'you'])
    assert.deepEqual(queryTerms("I can't"), ['i', "can't"])
  })

  test('contractions and typographic apostrophes are understood', ({ assert }) => {
    assert.deepEqual(queryTerms('Isn’t that Rui’s boat, and who’s O’Brien?'), [
      'rui',
      'boat',
      "o'brien",
    ])
  })

  test('compatibility characters are written in one way', ({ assert }) => {
    assert.deepEqual(queryTerms('ﬁancé Ｔｏｋｙｏ'), ['fiancé', 'tokyo'])
  })

  test('words are found in scripts without spaces', ({ assert }) => {
    assert.deepEqual(queryTerms('今天天气怎么样', 'zh').slice(0, 2), ['今天', '天气'])
  })

  test('a text without words has no terms', ({ assert }) => {
    for (const text of ['', '  \n', '😀 👍', '?!', '\0', '\ud800']) {
      assert.deepEqual(queryTerms(text), [], JSON.stringify(text))
    }
  })

  test('terms are at most 64 of at most 64 characters without NUL, of any text', ({ assert }) => {
    for (const text of HOSTILE_TEXTS) {
      const terms = queryTerms(text)
      assert.isAtMost(terms.length, 64)
      assert.equal(new Set(terms).size, terms.length)
      for (const term of terms) {
        assert.isAtMost([...term].length, 64)
        assert.notInclude(term, '\0')
        assert.isTrue(term.isWellFormed())
      }
    }
  })

  test('a megabyte of text is read in a moment', ({ assert }) => {
    const start = ownTime()
    queryTerms('a '.repeat(500_000))
    assert.isBelow(ownTime() - start, 500)
  })
})

test.group('FTS5 match', () => {
  test('any term finds a passage, in its stem and without its accents', ({ assert }) => {
    assert.deepEqual(found(fts5Match(['baking'])), [1])
    assert.deepEqual(found(fts5Match(['rivers', 'bread'])), [1, 2])
    assert.deepEqual(found(fts5Match(queryTerms('Who is O’Brien?'))), [3])
    assert.deepEqual(found(fts5Match(queryTerms('the cafe of Ze'))), [3])
  })

  test('hostile texts are searched for and never obeyed', ({ assert }) => {
    for (const text of HOSTILE_TEXTS) {
      for (const match of [
        fts5Match(queryTerms(text)),
        fts5Match([text]),
        fts5Match(text.split(' ')),
      ]) {
        if (match !== null) assert.doesNotThrow(() => found(match))
      }
    }
  })

  test('operators, columns and prefixes are words', ({ assert }) => {
    assert.deepEqual(found(fts5Match(['NOT'])), [2])
    assert.deepEqual(found(fts5Match(['text:bread'])), [])
    assert.deepEqual(found(fts5Match(['brea*'])), [])
    assert.deepEqual(found(fts5Match(['bread" OR "river'])), [])
  })

  test('there is no query without terms', ({ assert }) => {
    assert.isNull(fts5Match([]))
    assert.isNull(fts5Match(['', '"', '\0', '😀']))
  })
})

test.group('PostgreSQL query', () => {
  test('terms are quoted and joined by or', ({ assert }) => {
    assert.equal(
      tsQuery(['bread', "o'brien", 'a\\b', 'x\0y']),
      "'bread' | 'o''brien' | 'a\\\\b' | 'x y'"
    )
  })

  test('there is no query without terms', ({ assert }) => {
    assert.isNull(tsQuery([]))
    assert.isNull(tsQuery(["'", '\\']))
  })
})
