import { test } from '@japa/runner'
import { base62 } from '#services/secrets/base62'
import {
  digestOf,
  isKeyLike,
  isWellFormedKey,
  prefixOf,
  randomKey,
} from '#services/secrets/raw_key'

test.group('Raw keys', () => {
  test('a key is cmk_, 43 random characters and 6 of a checksum', ({ assert }) => {
    const keys = Array.from({ length: 500 }, randomKey)
    for (const key of keys) {
      assert.match(key, /^cmk_[0-9A-Za-z]{49}$/)
      assert.isTrue(isWellFormedKey(key))
      assert.isTrue(isKeyLike(key))
    }
    assert.lengthOf(new Set(keys), keys.length)
  })

  test('every single typo is seen', ({ assert }) => {
    const key = randomKey()
    for (let place = 4; place < key.length; place++) {
      for (const letter of 'aB0') {
        if (key[place] === letter) continue
        assert.isFalse(isWellFormedKey(key.slice(0, place) + letter + key.slice(place + 1)))
      }
    }
    const [first, second] = [key.slice(4, 5), key.slice(5, 6)]
    if (first !== second) {
      assert.isFalse(isWellFormedKey(`cmk_${second}${first}${key.slice(6)}`))
    }
  })

  test('what has not the shape of a key is none', ({ assert }) => {
    const key = randomKey()
    const wrong = [
      '',
      'cmk_',
      key.slice(0, -1),
      `${key}0`,
      ` ${key}`,
      `${key}\n`,
      key.toUpperCase(),
    ]
    for (const text of [...wrong, key.replace('cmk_', 'cmt_')]) {
      assert.isFalse(isWellFormedKey(text), text)
    }
  })

  test('digest and prefix tell a key apart without telling it', ({ assert }) => {
    const key = randomKey()
    assert.match(digestOf(key), /^[0-9a-f]{64}$/)
    assert.notEqual(digestOf(key), digestOf(randomKey()))
    assert.equal(prefixOf(key), `${key.slice(0, 12)}...`)
  })

  test('base62 spells numbers, padded', ({ assert }) => {
    assert.equal(base62(Buffer.from([0]), 3), '000')
    assert.equal(base62(Buffer.from([61]), 1), 'z')
    assert.equal(base62(Buffer.from([62]), 2), '10')
    assert.equal(base62(Buffer.from('ffffffff', 'hex'), 6), '4gfFC3')
    assert.lengthOf(base62(Buffer.alloc(32, 255), 43), 43)
  })
})
