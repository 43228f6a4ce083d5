import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { avatarFileLimit } from '#config/bodyparser'
import { appUrl, dataDir } from '#config/app'
import * as limits from '#start/limiter'
import ApiKey, { defaultKeyFields } from '#models/api_key'
import Clone from '#models/clone'
import { apiMember } from '#tests/support/api_member'
import * as pictures from '#tests/support/pictures'
import { assertInvalid, assertProblem, assertUnknown } from '#tests/support/problems'
import { endlessRequest, rawRequest } from '#tests/support/raw_request'
import { unknownId } from '#tests/support/shapes'
import { cloneOf } from '#tests/support/teaching'

const avatarOf = (cloneId: string) => `/api/clones/${cloneId}/avatar`
const kept = async () =>
  (await readdir(join(dataDir, 'uploads/avatars')).catch(() => [] as string[])).sort()
const sizesOf = (address: string) =>
  [64, 256, 512].map((size) => ({ size, path: address.replace('-256.', `-${size}.`) }))

async function pictureAt(path: string) {
  const response = await fetch(`${appUrl}${path}`)
  return Buffer.from(await response.arrayBuffer())
}

async function colourAt(picture: Buffer, left: number, top: number) {
  const [red, , blue] = await sharp(picture)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer()
  return red > blue ? 'red' : 'blue'
}

test.group('API clones/avatar', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('{name} becomes three squares that need no credential')
    .with([
      { name: 'rui.jpg', make: () => pictures.jpeg() },
      { name: 'rui.png', make: () => pictures.pngPicture(30, 900) },
      { name: 'rui.webp', make: () => pictures.webp(3000, 2000) },
      { name: 'notes.txt', make: () => pictures.jpeg(1, 1) },
    ])
    .run(async ({ client, assert }, { name, make }) => {
      const ines = await apiMember(client)
      const clone = await cloneOf(ines)
      const response = await ines.upload(avatarOf(clone.id), await make(), name)
      response.assertStatus(200)
      assert.sameMembers(Object.keys(response.body()), ['avatar_image_url', 'message'])
      const address = response.body().avatar_image_url
      assert.match(address, /^\/avatars\/[0-9a-f]{32}-256\.webp$/)
      assert.equal((await ines.get(`/api/clones/${clone.id}`)).body().avatar_image_url, address)
      for (const { size, path } of sizesOf(address)) {
        const { status, headers } = await rawRequest(path)
        assert.equal(status, 200)
        assert.include(headers, {
          'content-type': 'image/webp',
          'cache-control': 'public, max-age=31536000, immutable',
          'x-content-type-options': 'nosniff',
        })
        assert.notProperty(headers, 'set-cookie')
        const { width, height, format } = await sharp(await pictureAt(path)).metadata()
        assert.deepEqual({ width, height, format }, { width: size, height: size, format: 'webp' })
      }
    })

  test('it stands upright, and tells nothing about camera and place', async ({
    client,
    assert,
  }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const sideways = await pictures.sidewaysJpeg()
    const response = await ines.upload(avatarOf(clone.id), sideways, 'rui.jpg')
    const picture = await pictureAt(response.body().avatar_image_url)
    const { exif, icc, xmp, orientation } = await sharp(picture).metadata()
    assert.deepEqual([exif, icc, xmp, orientation], [undefined, undefined, undefined, undefined])
    assert.notInclude(picture.toString('latin1'), 'Rui Secret')
    assert.equal(await colourAt(picture, 128, 40), 'red')
    assert.equal(await colourAt(picture, 128, 210), 'blue')
  })

  test('of a picture that moves the first frame stays', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const moving = await pictures.movingWebp()
    const response = await ines.upload(avatarOf(clone.id), moving, 'rui.webp')
    const picture = await pictureAt(response.body().avatar_image_url)
    assert.isUndefined((await sharp(picture).metadata()).pages)
    assert.equal(await colourAt(picture, 128, 128), 'red')
  })

  test('what else is in the file does not come out again', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    for (const extra of [pictures.html, pictures.svg, Buffer.from('PK\x03\x04<?php evil(); ?>')]) {
      const polyglot = Buffer.concat([await pictures.pngPicture(), extra])
      const response = await ines.upload(avatarOf(clone.id), polyglot, 'rui.html')
      response.assertStatus(200)
      const picture = await pictureAt(response.body().avatar_image_url)
      assert.notMatch(picture.toString('latin1'), /alert|<svg|<html|php/)
    }
  })

  test('{name} is no picture by its bytes')
    .with([
      { name: 'svg.png', make: async () => pictures.svg },
      { name: 'page.png', make: async () => pictures.html },
      {
        name: 'moving.png',
        make: async () =>
          sharp(await pictures.jpeg(9, 9))
            .gif()
            .toBuffer(),
      },
      {
        name: 'photo.jpg',
        make: async () =>
          sharp(await pictures.jpeg(9, 9))
            .tiff()
            .toBuffer(),
      },
      {
        name: 'photo.webp',
        make: async () =>
          sharp(await pictures.jpeg(9, 9))
            .avif()
            .toBuffer(),
      },
      { name: 'program.png', make: async () => Buffer.from('\x7fELF\x02\x01\x01\0\0', 'latin1') },
      { name: 'none.png', make: async () => Buffer.alloc(0) },
      { name: 'short.png', make: async () => Buffer.from([0x89, 0x50]) },
    ])
    .run(async ({ client, assert }, { name, make }) => {
      const ines = await apiMember(client)
      const clone = await cloneOf(ines)
      const before = await kept()
      const response = await ines.upload(avatarOf(clone.id), await make(), name)
      assertProblem(assert, response, 'unsupported-media-type')
      assert.deepEqual(await kept(), before)
      assert.isNull((await clone.refresh()).avatarImageUrl)
    })

  test('{name} can’t be shown, and the person is told why')
    .with([
      { name: 'a cut off JPEG', make: async () => (await pictures.jpeg()).subarray(0, 9000) },
      {
        name: 'a cut off PNG',
        make: async () => (await pictures.pngPicture()).subarray(0, 90_000),
      },
      { name: 'a cut off WebP', make: async () => (await pictures.webp()).subarray(0, 5000) },
      { name: 'only a beginning', make: async () => Buffer.from('ffd8ffe0', 'hex') },
      { name: '20,000 × 20,000 pixels', make: async () => pictures.pngBomb(20_000) },
      { name: '10,000 × 10,000 pixels', make: async () => pictures.pngBomb(10_000) },
    ])
    .run(async ({ client, assert }, { make }) => {
      const ines = await apiMember(client)
      const clone = await cloneOf(ines)
      const before = await kept()
      const picture = await make()
      assert.isBelow(picture.length, avatarFileLimit)
      const [error] = assertInvalid(
        assert,
        await ines.upload(avatarOf(clone.id), picture, 'rui.png'),
        'file'
      )
      assert.match(error.message, /^This picture (is damaged|has [\d,]+ × [\d,]+ pixels)/)
      assert.deepEqual(await kept(), before)
    })

  test('5 MiB are taken, a byte more is not, and nothing without end is read', async ({
    client,
    assert,
  }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const photo = await pictures.jpeg()
    const padded = Buffer.concat([photo, Buffer.alloc(avatarFileLimit + 1 - photo.length)])
    const largest = await ines.upload(avatarOf(clone.id), padded.subarray(0, -1), 'rui.jpg')
    largest.assertStatus(200)
    const larger = await ines.upload(avatarOf(clone.id), padded, 'rui.jpg')
    const problem = assertProblem(assert, larger, 'too-large', ['limit_bytes'])
    assert.equal(problem.limit_bytes, avatarFileLimit)

    const endless = await endlessRequest(
      avatarOf(clone.id),
      {
        'Authorization': `Bearer ${ines.token}`,
        'Content-Type': 'multipart/form-data; boundary=x',
      },
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    )
    assert.equal(endless.status, 413)
    assert.equal(JSON.parse(endless.text).limit_bytes, avatarFileLimit)
    assert.isBelow(endless.sent, 5 * avatarFileLimit)
  })

  test('without a file there is nothing to show', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    assertInvalid(assert, await ines.post(avatarOf(clone.id), {}), 'file')
    assertInvalid(assert, await ines.post(avatarOf(clone.id)).field('file', 'text'), 'file')
    const other = ines
      .post(avatarOf(clone.id))
      .file('picture', await pictures.jpeg(), { filename: 'rui.jpg' })
    assertInvalid(assert, await other, 'file')
  })

  test('a new picture has a new address, and the old files go', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const before = await kept()
    const first = await ines.upload(avatarOf(clone.id), await pictures.jpeg(), 'rui.jpg')
    const second = await ines.upload(avatarOf(clone.id), await pictures.jpeg(), 'rui.jpg')
    const [old, address] = [first, second].map((response) => response.body().avatar_image_url)
    assert.notEqual(address, old)
    assert.lengthOf(await kept(), before.length + 3)
    assert.equal((await rawRequest(old)).status, 404)

    const gone = await ines.delete(avatarOf(clone.id))
    gone.assertStatus(204)
    assert.deepEqual(await kept(), before)
    const again = await ines.delete(avatarOf(clone.id))
    assertProblem(assert, again, 'not-found')
    assert.isNull((await ines.get(`/api/clones/${clone.id}`)).body().avatar_image_url)
  })

  test('with the clone its picture goes', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const before = await kept()
    await ines.upload(avatarOf(clone.id), await pictures.jpeg(), 'rui.jpg')
    await ines.delete(`/api/clones/${clone.id}`)
    assert.deepEqual(await kept(), before)
    assert.isNull(await Clone.find(clone.id))
  })

  test('of many at once one stays, with its files and no others', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const before = await kept()
    const photo = await pictures.jpeg(2000, 1500)
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => ines.upload(avatarOf(clone.id), photo, 'rui.jpg'))
    )
    for (const response of responses) response.assertStatus(200)
    const { avatarImageUrl } = await clone.refresh()
    assert.lengthOf(await kept(), before.length + 3)
    assert.equal((await rawRequest(avatarImageUrl!)).status, 200)
  })

  test('a stranger gets 404, and a key without the scope 403', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const photo = await pictures.jpeg()
    const stranger = await apiMember(client)
    assertUnknown(
      assert,
      await stranger.upload(avatarOf(clone.id), photo, 'rui.jpg'),
      await stranger.upload(avatarOf(unknownId), photo, 'rui.jpg')
    )
    assertUnknown(
      assert,
      await stranger.delete(avatarOf(clone.id)),
      await stranger.delete(avatarOf(unknownId))
    )
    const fields = { ...defaultKeyFields, label: 'reads' }
    const { rawKey } = await ApiKey.issue(ines.user, fields, null)
    const refused = await client
      .post(avatarOf(clone.id))
      .header('X-API-Key', rawKey)
      .file('file', photo, { filename: 'rui.jpg' })
    assertProblem(assert, refused, 'forbidden', ['required_scope'])
    assert.isNull((await clone.refresh()).avatarImageUrl)
  })

  test('uploads are limited by the hour', async ({ client, assert, cleanup }) => {
    const { requests } = limits.uploads
    cleanup(() => void (limits.uploads.requests = requests))
    limits.uploads.requests = 2
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const send = () => ines.upload(avatarOf(clone.id), pictures.svg, 'rui.png')
    await send()
    await ines.upload(`/api/clones/${clone.id}/documents`, 'Dear Inês.', 'letter.txt')
    const response = await send()
    assertProblem(assert, response, 'rate-limited', ['limit', 'window_seconds', 'retry_after'])
    assert.isAbove(Number(response.header('retry-after')), 0)
    const typed = { title: 'Letter', content: 'Dear Inês.' }
    const text = await ines.post(`/api/clones/${clone.id}/documents`, typed)
    text.assertStatus(201)
  })
})

test.group('Avatars', () => {
  test('{$self} is not found')
    .with([
      `/avatars/${'0'.repeat(32)}-256.webp`,
      `/avatars/${'0'.repeat(32)}-100.webp`,
      '/avatars/..%2fdocuments%2fa-256.webp',
      '/avatars/%2e%2e/documents',
      '/avatars/',
    ])
    .run(async ({ assert }, path) => {
      const { status, headers } = await rawRequest(path)
      assert.equal(status, 404)
      assert.equal(headers['cache-control'], 'no-store')
    })
})
