import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import drive from '@adonisjs/drive/services/main'
import { CloneFactory } from '#database/factories/clone_factory'
import { ConversationFactory } from '#database/factories/conversation_factory'
import { UserFactory } from '#database/factories/user_factory'
import { DocumentFactory } from '#database/factories/document_factory'
import ApiKey, { defaultKeyFields, mostEndedKeys } from '#models/api_key'
import AuditEntry from '#models/audit_entry'
import BillingEvent from '#models/billing_event'
import { dbTime } from '#services/database/times'
import Document, { type DocumentStatus } from '#models/document'
import IdempotentRequest from '#models/idempotent_request'
import Import from '#models/import'
import Message from '#models/message'
import PasswordReset from '#models/password_reset'
import SpokenMessage from '#models/spoken_message'
import TokenUsage from '#models/token_usage'
import UsageCounter from '#models/usage_counter'
import User from '#models/user'
import { CleanUp } from '#services/upkeep/clean_up'

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

  test('what keys were used for goes after 400 days, but for the last use, or with the key', async ({
    assert,
    cleanup,
  }) => {
    const user = await UserFactory.create()
    cleanup(() => user.delete())
    const issue = () => ApiKey.issue(user, { ...defaultKeyFields, label: 'Sync' }, null)
    const [busy, idle] = [(await issue()).apiKey.id, (await issue()).apiKey.id]
    const gone = randomUUID()
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
        day(gone, 1),
        day(gone, 500),
      ])
    await new CleanUp().sweep(now)
    const rows = await volatile()
      .from('api_key_requests')
      .whereIn('api_key_id', [busy, idle, gone])
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

  test('tokens, remembered logins and links to reset go once they have expired', async ({
    assert,
    cleanup,
  }) => {
    const user = await UserFactory.create()
    cleanup(() => user.delete())
    const tokens = [User.accessTokens, User.rememberMeTokens] as const
    for (const kind of tokens) {
      for (const lifetime of ['1 hour', '3 hours']) {
        if (kind === User.accessTokens) await kind.create(user, ['*'], { expiresIn: lifetime })
        else await User.rememberMeTokens.create(user, lifetime)
      }
    }
    await PasswordReset.issue(user)
    const left = async () => [
      (await User.accessTokens.all(user)).length,
      (await User.rememberMeTokens.all(user)).length,
      (await PasswordReset.query().where('userId', user.id)).length,
    ]
    await new CleanUp().sweep(now)
    assert.deepEqual(await left(), [2, 2, 1])
    await new CleanUp().sweep(now.plus({ hours: 2 }))
    assert.deepEqual(await left(), [1, 1, 0])
  })

  test('the ledger of months goes after two years, that of clones stays', async ({
    assert,
    cleanup,
  }) => {
    const user = await UserFactory.create()
    cleanup(() => user.delete())
    const month = (months: number) => UsageCounter.monthOf(ago({ months }))
    const counter = (resource: string, scope: string) => ({
      userId: user.id,
      resource,
      scope,
      used: 1,
    })
    await UsageCounter.createMany([
      counter('messages', month(25)),
      counter('messages', month(23)),
      counter('messages', month(0)),
      counter('clones', ''),
      counter('documents', '0'),
    ])
    const spent = { provider: 'dummy', model: 'm', inputTokens: 1, outputTokens: 1, replies: 1 }
    await TokenUsage.createMany([
      { ...spent, userId: user.id, month: month(25) },
      { ...spent, userId: user.id, month: month(23) },
    ])
    await new CleanUp().sweep(now)
    const counters = await UsageCounter.query().where('userId', user.id)
    assert.sameMembers(
      counters.map(({ scope }) => scope),
      [month(23), month(0), '', '0']
    )
    const usages = await TokenUsage.query().where('userId', user.id)
    assert.deepEqual(
      usages.map((usage) => usage.month),
      [month(23)]
    )
  })

  test('what was done goes after two years, and what billing carried out after 90 days', async ({
    assert,
    cleanup,
  }) => {
    const user = await UserFactory.create()
    cleanup(() => user.delete())
    const entry = (days: number) => ({
      event: 'account.exported' as const,
      actorId: user.id,
      ipAddress: null,
      resourceType: 'user',
      resourceId: user.id,
      metadata: {},
      createdAt: ago({ days }),
    })
    await AuditEntry.createMany([entry(800), entry(700)])
    const ids = [91, 89].map((days) => ({ id: `evt_${randomUUID()}`, createdAt: ago({ days }) }))
    await BillingEvent.createMany(ids)
    await new CleanUp().sweep(now)
    const entries = await AuditEntry.query().where('actorId', user.id)
    assert.lengthOf(entries, 1)
    assert.isNull(await BillingEvent.find(ids[0].id))
    assert.isNotNull(await BillingEvent.find(ids[1].id))
    await AuditEntry.query().where('actorId', user.id).delete()
  })

  test('keys that ended go after 400 days, and what is more than the newest 200', async ({
    assert,
    cleanup,
  }) => {
    const user = await UserFactory.create()
    cleanup(() => user.delete())
    const key = (n: number, fields: object) => ({
      ...defaultKeyFields,
      userId: user.id,
      label: `Key ${n}`,
      keyHash: randomUUID(),
      keyPrefix: 'cmk_',
      createdAt: ago({ days: 500 - n }),
      ...fields,
    })
    await ApiKey.createMany([
      key(0, {}),
      key(1, { revokedAt: ago({ days: 401 }) }),
      key(2, { expiresAt: ago({ days: 401 }) }),
      ...Array.from({ length: mostEndedKeys + 2 }, (_, n) =>
        key(3 + n, { revokedAt: ago({ days: 1 }) })
      ),
    ])
    await new CleanUp().sweep(now)
    const left = await ApiKey.query().where('userId', user.id).orderBy('created_at').select('label')
    assert.lengthOf(left, 1 + mostEndedKeys)
    assert.deepEqual(
      left.slice(0, 2).map(({ label }) => label),
      ['Key 0', 'Key 5']
    )
  })

  test('of a user’s answers that are kept, the oldest go before their time', async ({
    assert,
    cleanup,
  }) => {
    const { most } = IdempotentRequest
    IdempotentRequest.most = 3
    cleanup(() => void (IdempotentRequest.most = most))
    const user = await UserFactory.create()
    cleanup(() => user.delete())
    const answered = { status: 201, headers: '{}', body: '' }
    await db.table('idempotent_requests').multiInsert(
      [0, 1, 2, 3, 4, 5].map((n) => ({
        user_id: user.id,
        key: `key-${n}`,
        fingerprint: 'f',
        leased_until: 0,
        created_at: dbTime(now),
        ...(n === 0 ? { status: null, headers: null, body: null } : answered),
      }))
    )
    await new CleanUp().sweep(now)
    const left = await db.from('idempotent_requests').where('user_id', user.id).orderBy('id')
    assert.deepEqual(
      left.map(({ key }) => key),
      ['key-0', 'key-3', 'key-4', 'key-5']
    )
  })

  test('documents that could not be read go after 90 days, with their files', async ({
    assert,
    cleanup,
  }) => {
    const user = await UserFactory.create()
    cleanup(() => user.delete())
    const clone = await CloneFactory.merge({ userId: user.id }).create()
    const document = async (status: DocumentStatus, days: number) => {
      const fileKey = `documents/${randomUUID()}`
      await drive.use().put(fileKey, 'bytes')
      const fields = { userId: user.id, cloneId: clone.id, status, fileKey }
      const { id } = await DocumentFactory.merge(fields).create()
      await db
        .from('documents')
        .where({ id })
        .update({ updated_at: dbTime(ago({ days })) })
      return { id, fileKey }
    }
    const old = await document('failed', 91)
    const young = await document('failed', 89)
    const ready = await document('ready', 1000)
    await new CleanUp().sweep(now)
    assert.isNull(await Document.find(old.id))
    assert.isFalse(await drive.use().exists(old.fileKey))
    for (const { id, fileKey } of [young, ready]) {
      assert.isNotNull(await Document.find(id))
      assert.isTrue(await drive.use().exists(fileKey))
    }
    await clone.dismiss()
  })

  test('an import that nobody decides on fails after 90 days, and its file goes', async ({
    assert,
    cleanup,
  }) => {
    const user = await UserFactory.create()
    cleanup(() => user.delete())
    const clone = await CloneFactory.merge({ userId: user.id }).create()
    const chat = async (fields: Partial<Import>, days: number) => {
      const messagesKey = `imports/${randomUUID()}`
      await drive.use().put(messagesKey, '{}')
      return Import.create({
        cloneId: clone.id,
        userId: user.id,
        title: 'Chat',
        status: 'queued',
        speakers: [],
        found: 1,
        imported: 0,
        skipped: 0,
        messagesKey,
        readAt: ago({ days }),
        ...fields,
      })
    }
    const old = await chat({}, 91)
    const young = await chat({}, 89)
    const decided = await chat({ confirmedAt: ago({ days: 91 }), status: 'running' }, 91)
    const { messagesKey } = old
    await new CleanUp().sweep(now)
    for (const one of [old, young, decided]) await one.refresh()
    assert.deepEqual(
      [old, young, decided].map(({ status }) => status),
      ['failed', 'queued', 'running']
    )
    assert.match(old.error!, /90 days/)
    assert.isFalse(await drive.use().exists(messagesKey!))
    assert.isTrue(await drive.use().exists(young.messagesKey!))
    await clone.dismiss()
  })

  test('one that waits for its hour stops at once', async ({ assert }) => {
    const cleanUp = new CleanUp()
    cleanUp.start()
    const began = Date.now()
    await cleanUp.stop()
    assert.isBelow(Date.now() - began, 100)
  })
})
