import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import drive from '@adonisjs/drive/services/main'
import { CloneFactory } from '#database/factories/clone_factory'
import { ConversationFactory } from '#database/factories/conversation_factory'
import { UserFactory } from '#database/factories/user_factory'
import { dbTime } from '#models/columns'
import Message from '#models/message'
import SpokenMessage from '#models/spoken_message'
import { CleanUp } from '#services/database/clean_up'

const now = DateTime.utc()
const ago = (time: object) => now.minus(time)
const volatile = () => db.connection('volatile')
const keysIn = async (table: string, column: string, among: string[]) => {
  const rows = await volatile().from(table).whereIn(column, among).select(column).orderBy(column)
  return rows.map((row) => row[column])
}

test.group('Clean-up', () => {
  test('answers to repeats go after a day', async ({ assert, cleanup }) => {
    const user = await UserFactory.create()
    cleanup(() => user.delete())
    const request = (key: string, time: object) => ({
      user_id: user.id,
      key,
      fingerprint: 'f',
      leased_until: 0,
      created_at: dbTime(ago(time)),
    })
    await db
      .table('idempotent_requests')
      .multiInsert([request('old', { hours: 24.1 }), request('new', { hours: 23.9 })])
    await new CleanUp().sweep(now)
    const left = await db.from('idempotent_requests').where('user_id', user.id).select('key')
    assert.deepEqual(
      left.map(({ key }) => key),
      ['new']
    )
  })

  test('recordings go after thirty days, with their files', async ({ assert, cleanup }) => {
    const user = await UserFactory.create()
    cleanup(() => user.delete())
    const clone = await CloneFactory.merge({ userId: user.id }).create()
    const told = ConversationFactory.apply('told').merge({ userId: user.id, cloneId: clone.id })
    const { id: conversationId } = await told.create()
    const messages = await Message.query().where({ conversationId, role: 'clone' })
    for (const message of messages)
      await SpokenMessage.keep(message, clone, 'mp3', Buffer.from('sound'))
    const [old, young] = await Promise.all(messages.map(({ id }) => SpokenMessage.findOrFail(id)))
    await old.merge({ createdAt: ago({ days: 30.1 }) }).save()
    await young.merge({ createdAt: ago({ days: 29.9 }) }).save()
    await new CleanUp(1).sweep(now)
    assert.isNull(await SpokenMessage.find(old.messageId))
    assert.isFalse(await drive.use().exists(old.fileKey))
    assert.isNotNull(await SpokenMessage.find(young.messageId))
    assert.isTrue(await drive.use().exists(young.fileKey))
    await clone.dismiss()
  })

  test('windows of limits go after two days, in steps', async ({ assert }) => {
    const [id, other] = [randomUUID(), randomUUID()]
    const used = (apiKeyId: string, time: object) => ({
      api_key_id: apiKeyId,
      window_start: dbTime(ago(time)),
      updated_at: dbTime(ago(time)),
    })
    await volatile()
      .table('api_key_usage')
      .multiInsert([
        ...[49, 50, 51, 52, 53].map((hours) => used(id, { hours })),
        used(other, { hours: 47 }),
      ])
    await new CleanUp(2).sweep(now)
    assert.deepEqual(await keysIn('api_key_usage', 'api_key_id', [id, other]), [other])
  })

  test('what keys were used for goes after 400 days, but for the last use', async ({ assert }) => {
    const [busy, idle] = [randomUUID(), randomUUID()]
    const day = (apiKeyId: string, days: number, endpoint = 'GET /api/clones') => ({
      api_key_id: apiKeyId,
      day: ago({ days }).toFormat('yyyy-MM-dd'),
      endpoint,
      last_used_at: dbTime(ago({ days })),
    })
    await volatile()
      .table('api_key_requests')
      .multiInsert([
        day(busy, 1),
        day(busy, 399),
        day(busy, 401),
        day(busy, 401, 'POST /api/clones'),
        day(idle, 500),
        day(idle, 501),
      ])
    await new CleanUp().sweep(now)
    const rows = await volatile()
      .from('api_key_requests')
      .whereIn('api_key_id', [busy, idle])
      .orderBy('day', 'desc')
    const left = rows.map((row) => [row.api_key_id, row.day])
    const dayOf = (days: number) => ago({ days }).toFormat('yyyy-MM-dd')
    assert.deepEqual(left, [
      [busy, dayOf(1)],
      [busy, dayOf(399)],
      [idle, dayOf(500)],
    ])
  })

  test('sessions and limits go once they are over', async ({ assert }) => {
    const [old, young] = [`a${randomUUID()}`, `b${randomUUID()}`]
    const session = (id: string, expires: DateTime) => ({
      id,
      data: '{}',
      expires_at: expires.toJSDate(),
    })
    const limit = (key: string, expires: DateTime) => ({ key, expire: expires.toMillis() })
    const [past, future] = [ago({ seconds: 1 }), now.plus({ seconds: 60 })]
    await volatile()
      .table('sessions')
      .multiInsert([session(old, past), session(young, future)])
    await volatile()
      .table('rate_limits')
      .multiInsert([limit(old, past), limit(young, future)])
    await new CleanUp().sweep(now)
    assert.deepEqual(await keysIn('sessions', 'id', [old, young]), [young])
    assert.deepEqual(await keysIn('rate_limits', 'key', [old, young]), [young])
  })

  test('one that waits for its hour stops at once', async ({ assert }) => {
    const cleanUp = new CleanUp()
    cleanUp.start()
    const began = Date.now()
    await cleanUp.stop()
    assert.isBelow(Date.now() - began, 100)
  })
})
