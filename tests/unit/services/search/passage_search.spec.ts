import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { jobRunner } from '#jobs/main'
import Clone from '#models/clone'
import Import from '#models/import'
import Memory from '#models/memory'
import { PassageSearch } from '#services/search/passage_search'

const search = new PassageSearch()
const start = DateTime.utc(2023, 5, 8, 10)

/** Teaches what was said, a minute after another; of all that, only what `isTaught` says. */
async function teachChat(
  clone: Clone,
  lines: Array<[speaker: string, content: string]>,
  {
    from = start,
    isTaught = () => true,
  }: { from?: DateTime; isTaught?: (line: string) => boolean } = {}
) {
  const { id: importId } = await Import.create({
    userId: clone.userId,
    cloneId: clone.id,
    status: 'done',
    title: 'Chat',
    speakers: [],
    found: lines.length,
    imported: lines.length,
    skipped: 0,
  })
  const chat = lines.map(([speaker, content], position) => ({
    position,
    speaker,
    content,
    occurredAt: from.plus({ minutes: position }),
  }))
  await Memory.transaction(async (trx) => {
    await Clone.touchIndex(trx, clone.id)
    await Memory.learnMessages(
      trx,
      { cloneId: clone.id, userId: clone.userId, importId, title: 'Chat', sourceType: 'whatsapp' },
      chat.filter(({ content }) => isTaught(content)),
      chat
    )
  })
}

async function contents(clone: Clone, question: string) {
  return (await search.search(clone.id, question)).map(({ passage }) => passage.content)
}

test.group('Passage search', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a message is found by what was said before it, taught or not', async ({ assert }) => {
    const clone = await CloneFactory.create()
    await teachChat(
      clone,
      [
        ['Joanna', 'Which instrument do you play?'],
        ['Nate', 'The harp, since I was six.'],
      ],
      { isTaught: (line) => line.startsWith('The harp') }
    )
    const [found] = await search.search(clone.id, 'instrument')
    assert.equal(found.passage.content, 'The harp, since I was six.')
    assert.isAbove(found.lexical!, 0)
    assert.isNull(found.similarity)
  })

  test('what others teach their clones changes nothing', async ({ assert }) => {
    const [clone, other] = await CloneFactory.createMany(2)
    await clone.remember({ content: 'The dog was called Fado.' })
    await clone.remember({ content: 'We kept bees.' })
    const [before] = await search.search(clone.id, 'dog')
    for (let count = 0; count < 20; count++) await other.remember({ content: 'A dog, a dog.' })
    const [after] = await search.search(clone.id, 'dog')
    assert.equal(after.lexical, before.lexical)
    assert.equal(after.score, before.score)
  })

  test('the words of the person asked about come first', async ({ assert }) => {
    const clone = await CloneFactory.merge({ name: 'Nate' }).create()
    await teachChat(clone, [
      ['Joanna', 'My favourite film is an old romance.'],
      ['Nate', 'My favourite film is a space opera.'],
    ])
    const [joanna] = await contents(clone, 'What is the favourite film of Joanna?')
    assert.include(joanna, 'romance')
    const [nate] = await contents(clone, 'What is your favourite film?')
    assert.include(nate, 'space opera')
  })

  test('a month in the question finds what was said in it', async ({ assert }) => {
    const clone = await CloneFactory.create()
    await teachChat(clone, [['Nate', 'I won a big tournament of chess.']], {
      from: DateTime.utc(2022, 1, 9),
    })
    await teachChat(clone, [['Nate', 'I won a big tournament of darts.']], {
      from: DateTime.utc(2022, 8, 9),
    })
    const [first] = await contents(clone, 'Which tournament did Nate win in August 2022?')
    assert.include(first, 'darts')
  })

  test('every passage tells its scores once it is embedded, best first', async ({ assert }) => {
    const clone = await CloneFactory.create()
    await clone.remember({ content: 'The dog was called Fado.' })
    await clone.remember({ content: 'Our house in Alfama had blue tiles.' })
    await jobRunner().drain()
    const found = await search.search(clone.id, 'name of the puppy')
    assert.lengthOf(found, 2)
    assert.equal(found[0].passage.content, 'The dog was called Fado.')
    assert.isAbove(found[0].similarity!, found[1].similarity!)
    assert.isAbove(found[0].score, found[1].score)
  })

  test('words of other languages are found', async ({ assert }) => {
    const clone = await CloneFactory.create()
    await clone.remember({ content: 'Бабушка пекла хлеб по воскресеньям.' })
    await clone.remember({ content: 'Дед ловил рыбу.' })
    await jobRunner().drain()
    const found = await contents(clone, 'Кто пёк хлеб?')
    assert.equal(found[0], 'Бабушка пекла хлеб по воскресеньям.')
  })

  test('a message is no answer to itself, however long it is', async ({ assert }) => {
    const clone = await CloneFactory.create()
    const conversation = await clone.openConversation()
    const message = await conversation.say('The harmonium came from Braga by ox cart. '.repeat(60))
    await clone.remember({ content: 'A harmonium stood in the hall.' })
    const found = await search.search(clone.id, 'harmonium', { exceptMessage: message.id })
    assert.deepEqual(
      found.map(({ passage }) => passage.content),
      ['A harmonium stood in the hall.']
    )
  })

  test('what is forgotten is not found any more, and what is renamed under its new name', async ({
    assert,
  }) => {
    const clone = await CloneFactory.merge({ name: 'Marta' }).create()
    const memory = await clone.remember({ content: 'The dog was called Fado.' })
    assert.lengthOf(await contents(clone, 'dog'), 1)
    await memory.forget()
    assert.lengthOf(await contents(clone, 'dog'), 0)

    await teachChat(clone, [
      ['Joanna', 'My hobby is chess.'],
      ['Nate', 'My hobby is darts.'],
    ])
    await contents(clone, 'your hobby')
    await clone.revise({ name: 'Nate' })
    assert.equal((await contents(clone, 'your hobby'))[0], 'My hobby is darts.')
  })
})
