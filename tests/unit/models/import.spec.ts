import { test } from '@japa/runner'
import drive from '@adonisjs/drive/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { UserFactory } from '#database/factories/user_factory'
import ForgetImport from '#jobs/forget_import'
import { jobRunner } from '#jobs/main'
import TeachImport from '#jobs/teach_import'
import type Clone from '#models/clone'
import Import from '#models/import'
import ImportSuggestion from '#models/import_suggestion'
import Job from '#models/job'
import Memory from '#models/memory'
import Passage from '#models/passage'
import { forgetImport } from '#services/imports/forget_import'
import { ImportTeacher } from '#services/imports/import_teacher'
import { androidChat } from '#tests/support/exports'
import { confirmed, decision } from '#tests/support/imports'
import { emptyQueue } from '#tests/support/queue'
import { tracesOf } from '#tests/support/traces'

async function importedTo(clone: Clone, text = androidChat) {
  const fileKey = `imports/${crypto.randomUUID()}.export`
  await drive.use().put(fileKey, text)
  const chat = await Import.accept(clone, {
    title: 'chat.txt',
    fileKey,
    fileHash: crypto.randomUUID().replaceAll('-', ''),
  })
  await jobRunner().drain()
  return chat.refresh()
}

async function newClone() {
  const user = await UserFactory.create()
  return CloneFactory.merge({ userId: user.id }).create()
}

/** Lines enough for several steps. */
const longChat = (lines: number) =>
  Array.from(
    { length: lines },
    (_, n) => `13/05/2021, 18:03 - ${n % 2 ? 'Maria' : 'Rui'}: Message ${n}`
  ).join('\n')

const positionsOf = async ({ id }: Import) => {
  const memories = await Memory.query().where('importId', id).orderBy('position')
  return memories.map(({ position }) => position)
}

test.group('Import', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(emptyQueue)

  test('what was read waits, and counts nothing, until it is confirmed', async ({ assert }) => {
    const clone = await newClone()
    const chat = await importedTo(clone)
    assert.equal(chat.stage, 'choosing')
    assert.isNull(chat.fileKey)
    assert.lengthOf(await clone.related('memories').query(), 0)
    const done = await confirmed(chat.id)
    assert.equal(done.stage, 'done')
    assert.equal(done.imported, 5)
    assert.isNull(done.messagesKey)
    assert.isFalse(await drive.use().exists(chat.messagesKey!))
  })

  test('days are chosen, the last one included', async ({ assert }) => {
    const clone = await newClone()
    const chat = await importedTo(clone)
    const saidFrom = chat.createdAt.set({ year: 2021, month: 5, day: 13 }).startOf('day')
    const done = await confirmed(chat.id, { saidFrom })
    assert.equal(done.imported, 2)
    assert.deepInclude(done.report!.skipped, {
      reason: 'out_of_range',
      count: 3,
      places: [2, 3, 8],
    })
    assert.equal(done.found, done.imported + done.skipped)
  })

  test('it is decided once', async ({ assert }) => {
    const chat = await importedTo(await newClone())
    await chat.confirm(decision())
    const same = await Import.findOrFail(chat.id)
    await assert.rejects(() => same.confirm(decision({ words: 'none' })), /decided before/)
    await assert.rejects(() => chat.confirm(decision({ speaker: 'Joana' })), /Nobody called/)
  })

  test('what was interrupted goes on without holes, and without doing a step again', async ({
    assert,
  }) => {
    const clone = await newClone()
    const chat = await importedTo(clone, longChat(450))
    await chat.confirm(decision())
    const stopping = new AbortController()
    const teacher = new ImportTeacher(chat)
    const { learn } = chat
    let steps = 0
    chat.learn = function (...given) {
      if (++steps === 2) stopping.abort()
      return learn.apply(this, given)
    }
    assert.isFalse(await teacher.teach(stopping.signal))
    const half = await Import.findOrFail(chat.id)
    assert.equal(half.taughtPosition, 99)
    assert.equal(half.imported, 100)
    assert.isTrue(await new ImportTeacher(half).teach())
    assert.deepEqual(
      await positionsOf(chat),
      Array.from({ length: 450 }, (_, n) => n)
    )
    assert.equal((await half.refresh()).imported, 450)
    const edge = await Passage.query()
      .where('cloneId', clone.id)
      .where('content', 'Message 100')
      .firstOrFail()
    assert.equal(
      edge.context,
      'Rui: Message 98\nMaria: Message 99\nMaria: Message 101\nRui: Message 102'
    )
  })

  test('a step that fails midway leaves nothing of itself', async ({ assert }) => {
    const chat = await importedTo(await newClone(), longChat(250))
    await chat.confirm(decision())
    const { store } = Passage
    let calls = 0
    Passage.store = (trx, ...sources) => {
      if (++calls === 2) throw new Error('The disk is full')
      return store.call(Passage, trx, ...sources)
    }
    await assert.rejects(() => new ImportTeacher(chat).teach(), /disk is full/)
    Passage.store = store
    assert.lengthOf(await positionsOf(chat), 50)
    await jobRunner().drain()
    assert.lengthOf(await positionsOf(chat), 250)
    assert.equal((await chat.refresh()).status, 'done')
  })

  test('two workers teach it once', async ({ assert }) => {
    const chat = await importedTo(await newClone(), longChat(250))
    await chat.confirm(decision())
    const [one, other] = [await Import.findOrFail(chat.id), await Import.findOrFail(chat.id)]
    assert.isTrue(await new ImportTeacher(one).teach())
    assert.isFalse(await new ImportTeacher(other).teach())
    assert.lengthOf(await positionsOf(chat), 250)
    assert.equal((await chat.refresh()).imported, 250)
  })

  test('conversations of one export are nobody’s neighbours', async ({ assert }) => {
    const clone = await newClone()
    const said = (text: string) => ({
      type: 'message',
      date: '2021-05-12T20:05:00',
      from: 'Rui',
      from_id: 'u',
      text,
    })
    const file = JSON.stringify({
      chats: {
        list: [
          { name: 'Maria', messages: [said('One'), said('Two')] },
          { name: 'Ana', messages: [said('Three')] },
        ],
      },
    })
    const chat = await importedTo(clone, file)
    await confirmed(chat.id, { speaker: 'Rui' })
    const passages = await Passage.query().where('cloneId', clone.id).orderBy('number')
    assert.deepEqual(
      passages.map(({ sourceTitle, context }) => [sourceTitle, context]),
      [
        ['Maria', 'Rui: Two'],
        ['Maria', 'Rui: One'],
        ['Ana', ''],
      ]
    )
  })

  test('forgotten, nothing of it is left', async ({ assert }) => {
    const clone = await newClone()
    const before = { description: clone.description, tone: clone.toneConfig }
    const own = await clone.remember({ content: 'Maria was a nurse.' })
    const chat = await importedTo(clone, `${androidChat}${longChat(200)}`)
    await confirmed(chat.id)
    const suggestions = await chat.related('suggestions').query()
    for (const suggestion of suggestions) await suggestion.accept()
    await clone.refresh()
    assert.notDeepEqual(clone.toneConfig, before.tone)
    await forgetImport(await Import.findOrFail(chat.id))
    assert.deepEqual(await tracesOf(chat.id), [])
    assert.deepEqual(
      (await clone.related('memories').query()).map(({ id }) => id),
      [own.id]
    )
    assert.lengthOf(await Passage.query().where('cloneId', clone.id), 1)
    await clone.refresh()
    assert.deepEqual({ description: clone.description, tone: clone.toneConfig }, before)
    const again = await importedTo(clone)
    assert.equal((await confirmed(again.id)).imported, 5)
  })

  test('forgetting that was interrupted is finished by its job; teaching stops', async ({
    assert,
  }) => {
    const chat = await importedTo(await newClone(), longChat(250))
    await chat.confirm(decision())
    const teaching = await Import.findOrFail(chat.id)
    const { learn } = teaching
    let steps = 0
    teaching.learn = async function (...given) {
      if (++steps === 2) await chat.forget()
      return learn.apply(this, given)
    }
    assert.isFalse(await new ImportTeacher(teaching).teach())
    assert.lengthOf(await positionsOf(chat), 50)
    await new TeachImport().handle(chat.id, new AbortController().signal)
    assert.lengthOf(await positionsOf(chat), 50)
    await assert.rejects(() => chat.forget(), /Row not found/)
    await new ForgetImport().handle(chat.id)
    assert.deepEqual(await tracesOf(chat.id), [])
    assert.isFalse(await drive.use().exists(teaching.messagesKey!))
    await new ForgetImport().handle(chat.id)
  })

  test('an import that failed gives its file back', async ({ assert }) => {
    const chat = await importedTo(await newClone())
    const { messagesKey } = chat
    await chat.fail('It stopped.')
    assert.isFalse(await drive.use().exists(messagesKey!))
    assert.isNull((await chat.refresh()).fileHash)
    assert.isNull(await Job.findBy({ kind: 'teach_import', subjectId: chat.id }))
  })
})

test.group('Import suggestions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(emptyQueue)

  const stories = [
    'I was born in Porto in 1951, two streets away from the Douro.',
    'God willing, we will see each other at Christmas ❤️',
    'Good morning my dear! God willing it does not rain.',
    'hahaha 😂 my love',
    'God willing, next week.',
    'My sister Inês taught me to read when I was five.',
  ]
  const told = stories
    .flatMap((story, n) => [
      `13/05/2021, 18:0${n} - Maria: ${story}`,
      `13/05/2021, 18:0${n} - Rui: ok`,
    ])
    .join('\n')

  const openOf = (chat: Import, kind: string) =>
    ImportSuggestion.query().where({ importId: chat.id, kind }).orderBy('position')

  test('reviewed only, nothing is taught but what is accepted', async ({ assert }) => {
    const clone = await newClone()
    const chat = await importedTo(clone, told)
    await confirmed(chat.id, { words: 'none' })
    assert.lengthOf(await clone.related('memories').query(), 0)
    const [born, sister] = await openOf(chat, 'memory')
    assert.include(born.content, 'born in Porto')
    await born.accept()
    await sister.accept({ content: 'My sister Inês taught me to read when I was five years old.' })
    const memories = await clone.related('memories').query().orderBy('position')
    assert.deepEqual(
      memories.map(({ content, importId, speaker }) => [content, importId, speaker]),
      [
        [born.content, chat.id, 'Maria'],
        ['My sister Inês taught me to read when I was five years old.', chat.id, 'Maria'],
      ]
    )
    assert.equal(memories[0].occurredAt!.toISO(), '2021-05-13T18:00:00.000Z')
    assert.lengthOf(await Passage.query().where('cloneId', clone.id), 2)
  })

  test('a message that was taught is edited, not taught twice', async ({ assert }) => {
    const clone = await newClone()
    const chat = await importedTo(clone, told)
    await confirmed(chat.id)
    const count = (await clone.related('memories').query()).length
    const [born] = await openOf(chat, 'memory')
    await born.accept({ content: 'I was born in Porto.' })
    const memory = await Memory.findByOrFail('content', 'I was born in Porto.')
    assert.equal(memory.position, born.position)
    assert.lengthOf(await clone.related('memories').query(), count)
  })

  test('a phrase goes into the description, the tone onto the dials', async ({ assert }) => {
    const clone = await newClone()
    const chat = await importedTo(clone, told)
    await confirmed(chat.id, { words: 'none' })
    const [phrase] = await openOf(chat, 'phrase')
    assert.equal(phrase.content, 'God willing')
    assert.deepInclude(phrase.evidence, { count: 3, countOfOthers: 0 })
    await phrase.accept()
    const [tone] = await openOf(chat, 'tone')
    assert.isAbove(tone.evidence.tone!.warmth, 0.5)
    await tone.accept({ tone: { warmth: 1, humor: 0.5, formality: 0.2 } })
    await clone.refresh()
    assert.include(clone.description, 'Often says: “God willing”.')
    assert.deepEqual(clone.toneConfig, { warmth: 1, humor: 0.5, formality: 0.2 })
  })

  test('what is taken over, and taken back, makes versions: the newest tells the present', async ({
    assert,
  }) => {
    const clone = await newClone()
    const chat = await importedTo(clone, told)
    await confirmed(chat.id, { words: 'none' })
    const [phrase] = await openOf(chat, 'phrase')
    await phrase.accept()
    const [tone] = await openOf(chat, 'tone')
    await tone.accept({ tone: { warmth: 1, humor: 0.5, formality: 0.2 } })
    const newest = () =>
      clone
        .related('versions')
        .query()
        .apply((scopes) => scopes.newestFirst())
    const accepted = await newest()
    assert.isTrue(accepted[0].isLike(await clone.refresh()))
    assert.include(accepted[0].note, 'Warmth')
    assert.include(accepted[1].note, 'Description')
    await forgetImport(await Import.findOrFail(chat.id))
    const [takenBack] = await newest()
    assert.equal(takenBack.number, accepted[0].number + 1)
    assert.isTrue(takenBack.isLike(await clone.refresh()))
  })

  test('each is decided once', async ({ assert }) => {
    const chat = await importedTo(await newClone(), told)
    await confirmed(chat.id, { words: 'none' })
    const [born, sister] = await openOf(chat, 'memory')
    const same = await ImportSuggestion.findOrFail(born.id)
    await born.accept()
    await assert.rejects(() => same.reject(), /decided before/)
    await sister.reject()
    await chat.forget()
    const [phrase] = await openOf(chat, 'phrase')
    await assert.rejects(() => phrase.accept(), /Row not found/)
  })
})
